using Microsoft.AspNetCore.Http;

namespace Telemetry.Portal.Query;

/// <summary>Where the host's authentication leaves the caller and the portal finds it.</summary>
public static class CallerFeature
{
    /// <summary>Sets who is asking; called once a request, before the portal's endpoints.</summary>
    public static void SetCaller(this HttpContext http, Caller caller) => http.Features.Set(caller);

    /// <summary>Who is asking; null: nobody known.</summary>
    public static Caller? GetCaller(this HttpContext http) => http.Features.Get<Caller>();
}
