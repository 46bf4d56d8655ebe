using Microsoft.Extensions.Options;

namespace Telemetry.Operators.Hosting;

/// <summary>The options' own faults, for the host's start.</summary>
internal sealed class OptionsValidator : IValidateOptions<TelemetryClientOptions>, IValidateOptions<SpoolOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryClientOptions options) => Result(nameof(TelemetryClientOptions), options.Faults());

    public ValidateOptionsResult Validate(string? name, SpoolOptions options) => Result(nameof(SpoolOptions), options.Faults());

    private static ValidateOptionsResult Result(string options, IReadOnlyList<string> faults) =>
        faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.Select(f => $"{options}: {f}"));
}
