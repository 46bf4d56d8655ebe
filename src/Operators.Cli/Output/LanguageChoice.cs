namespace Telemetry.Operators.Cli.Output;

/// <summary>
/// Which language the tool speaks: <c>--lang</c>, else TELEMETRY_LANG, else Vietnamese where the locale is Vietnamese (LC_ALL, LC_MESSAGES, LANG:
/// the first that is set, as in POSIX; without any the machine's own), else English: most servers have the locale C.
/// </summary>
internal static class LanguageChoice
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "TELEMETRY_LANG";

    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>A language by its name, <c>vi</c> or <c>en</c>; null for any other.</summary>
    public static Language? Named(string? name) => name switch
    {
        "vi" => Language.Vietnamese,
        "en" => Language.English,
        _ => null,
    };

    /// <summary>What is spoken where no option says it. A <see cref="Variable"/> that names no language counts as not set here; <see cref="GlobalOptions"/> refuses it.</summary>
    public static Language Default(Terminal terminal)
    {
        if (Named(terminal.Variable(Variable)) is { } named)
        {
            return named;
        }

        var locale = LocaleVariables.Select(terminal.Variable).FirstOrDefault(v => v is not null) ?? terminal.MachineLanguage;
        return locale == "vi" || locale.StartsWith("vi_", StringComparison.OrdinalIgnoreCase) || locale.StartsWith("vi-", StringComparison.OrdinalIgnoreCase)
            || locale.StartsWith("vi.", StringComparison.OrdinalIgnoreCase)
            ? Language.Vietnamese
            : Language.English;
    }
}
