namespace Telemetry.Portal.Web;

/// <summary>
/// Says of an endpoint that its page is a function of its address, the language, the caller, the figures and the day alone, and that it holds no
/// secret: it may be kept and given again, and compressed. What no endpoint says is neither.
/// </summary>
/// <param name="RestsOnFindings">Whether findings are in it too.</param>
internal sealed record KeptPage(bool RestsOnFindings = false);
