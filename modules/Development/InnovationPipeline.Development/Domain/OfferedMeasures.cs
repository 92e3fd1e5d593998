namespace InnovationPipeline.Development.Domain;

/// <summary>What the NHS commonly measures. An organisation's catalogue takes one of these in when its first benefit uses it.</summary>
internal static class OfferedMeasures
{
    public static readonly IReadOnlyList<MeasureWords> All =
    [
        Sum("Agency and bank hours", "hours", "Invoices and e-rostering", BenefitClass.CashReleasing),
        Sum("Medicines spend", "pounds", "ePACT2", BenefitClass.CashReleasing),
        Sum("Letters printed and posted", "letters", "Invoices", BenefitClass.CashReleasing),
        Sum("Staff hours released", "hours", "Rotas or time sheets", BenefitClass.NonCashReleasing),
        Sum("Bed days released", "bed days", "Patient administration system", BenefitClass.NonCashReleasing),
        Sum("Outpatient appointments avoided", "appointments", "Patient administration system", BenefitClass.NonCashReleasing),
        Sum("Emergency admissions avoided", "admissions", "Secondary Uses Service", BenefitClass.NonCashReleasing),
        Sum("Emergency department attendances avoided", "attendances", "Emergency Care Data Set", BenefitClass.NonCashReleasing),
        Mean("Did not attend", "% of appointments", "Patient administration system", BenefitClass.NonCashReleasing),
        Mean("Wait from referral to treatment", "weeks", "Referral to treatment return", BenefitClass.Access),
        Mean("Calls answered within 5 minutes", "% of calls", "Telephone system", BenefitClass.Access),
        Mean("Appointments within 2 weeks of asking", "% of appointments", "Appointments in General Practice", BenefitClass.Access),
        Mean("Length of stay", "days", "Patient administration system", BenefitClass.Quality),
        Mean("Readmissions within 30 days", "% of discharges", "Secondary Uses Service", BenefitClass.Quality),
        Sum("Patient safety incidents with harm", "incidents", "Learn from Patient Safety Events", BenefitClass.Safety),
        Mean("Falls with harm", "falls per 1,000 bed days", "Learn from Patient Safety Events", BenefitClass.Safety),
        Mean("Friends and Family Test, positive", "% of responses", "Friends and Family Test", BenefitClass.PatientExperience),
        Mean("Sickness absence", "% of working days", "Electronic Staff Record", BenefitClass.StaffExperience),
        Latest("Staff turnover in 12 months", "% of staff", "Electronic Staff Record", BenefitClass.StaffExperience),
        Latest("Uptake in the most deprived fifth", "% of those eligible", "Service records by postcode", BenefitClass.Inequality),
        Sum("Carbon emissions", "tCO2e", "Estates return and travel surveys", BenefitClass.Carbon),
        Sum("Patients' travel avoided", "miles", "Appointments and postcodes", BenefitClass.Societal),
    ];

    private static MeasureWords Sum(string name, string unit, string source, BenefitClass kind) =>
        new(name, unit, source, Aggregation.Sum, kind);

    private static MeasureWords Mean(string name, string unit, string source, BenefitClass kind) =>
        new(name, unit, source, Aggregation.WeightedMean, kind);

    private static MeasureWords Latest(string name, string unit, string source, BenefitClass kind) =>
        new(name, unit, source, Aggregation.Latest, kind);
}
