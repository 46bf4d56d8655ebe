using Microsoft.Extensions.Options;

namespace Telemetry.Operators.Hosting;

/// <summary>Options that were given as they are: only their validation is left.</summary>
internal sealed class GivenOptions<TOptions>(TOptions options, IEnumerable<IValidateOptions<TOptions>> validators) : IOptionsFactory<TOptions>
    where TOptions : class
{
    public TOptions Create(string name)
    {
        string[] faults = [.. validators.Select(v => v.Validate(name, options)).Where(r => r.Failed).SelectMany(r => r.Failures!)];
        return faults.Length == 0 ? options : throw new OptionsValidationException(name, typeof(TOptions), faults);
    }
}
