// Loaded before the page is drawn, so that nothing jumps; a file and not an inline script, so that the content policy needs no exception.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('nhsuk-frontend-supported')
