#!/usr/bin/env bash
# Adds a migration to a module's schema, or to the platform's: build/migrate.sh NAME MODULE (for example AddLineage Ideation).
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ $# = 2 ] || fail "Usage: build/migrate.sh NAME MODULE, for example: build/migrate.sh AddLineage Ideation"
name="$1" module="$2"
if [ "$module" = Platform ]; then
  project=src/InnovationPipeline.Platform
else
  project="modules/$module/InnovationPipeline.$module"
fi
cd "$root"
[ -d "$project" ] || fail "There is no module called $module. Known: Platform $(find modules -mindepth 1 -maxdepth 1 -printf '%f ')"

need_dotnet
dotnet tool restore >/dev/null
dotnet ef migrations add "$name" --project "$project" --startup-project "$host_project" \
  --context "${module}Db" --output-dir Data/Migrations
if [ "$module" != Platform ]; then
  # A module shows nothing but its Module class.
  sed -i 's/public partial class/internal partial class/' "$project"/Data/Migrations/*.cs
fi
dotnet csharpier format "$project/Data/Migrations"
