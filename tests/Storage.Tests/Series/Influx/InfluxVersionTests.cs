using System.Text;
using Telemetry.Storage.Series.Influx;

namespace Telemetry.Storage.Tests.Series.Influx;

/// <summary>
/// Endpoints, authentication and answers of versions 2 and 3, as their documentation and sources have them. No server of these versions
/// was run; docs/decisions/0018 says so.
/// </summary>
public sealed class InfluxVersionTests
{
    private const string Secret = "s3cret-token";

    [Fact]
    public async Task Version_2_is_written_by_its_own_endpoint_with_a_token()
    {
        using var influx = new ScriptedInflux(r => r.Target.StartsWith("/api/v2/buckets", StringComparison.Ordinal)
            ? new ScriptedAnswer(200, """{"buckets":[{"id":"7fb90bcc25084f93","name":"post","retentionRules":[{"type":"expire","everySeconds":0}]}]}""")
            : null);
        await using var store = influx.OpenStore(o => o with { WriteApi = InfluxWriteApi.V2, Database = "post", Organization = "Sở TT&TT", Token = Secret });
        await store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1)], 1);

        Assert.Contains(influx.Requests, r => (r.Method, r.Target) == ("GET", "/api/v2/buckets?name=post"));
        Assert.Equal(("POST", "/api/v2/write?bucket=post&org=Sở TT&TT&precision=ns"), (influx.Writes[0].Method, influx.Writes[0].Target));
        Assert.StartsWith("/query?db=post&epoch=ns&chunked=true&chunk_size=5000&q=SHOW RETENTION POLICIES ON \"post\"", influx.Requests[0].Target, StringComparison.Ordinal);
        Assert.All(influx.Requests, r => Assert.Equal("Token " + Secret, r.Authorization));
    }

    [Fact]
    public async Task A_bucket_of_version_2_that_forgets_is_refused_although_InfluxQL_says_that_it_does_not()
    {
        using var influx = new ScriptedInflux(r => r.Target.StartsWith("/api/v2/buckets", StringComparison.Ordinal)
            ? new ScriptedAnswer(200, """{"buckets":[{"id":"7fb90bcc25084f93","name":"telemetry/years","retentionRules":[{"type":"expire","everySeconds":2592000}]}]}""")
            : r.Target.Contains("SHOW RETENTION", StringComparison.Ordinal)
                ? ScriptedAnswer.Rows("\"name\",\"duration\",\"shardGroupDuration\",\"replicaN\",\"default\"", "[\"years\",\"0s\",\"168h0m0s\",1,true]")
                : null);
        await using var store = influx.OpenStore(o => o with { WriteApi = InfluxWriteApi.V2, RetentionPolicy = "years", Token = Secret });

        var wrong = await Assert.ThrowsAsync<InfluxSetupException>(async () => await store.RefreshAsync());
        Assert.Contains("bucket 'telemetry/years' keeps for 2592000 s", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("influx bucket update --id 7fb90bcc25084f93 --retention 0", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(influx.Requests, r => r.Target.Contains("write?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bucket_that_is_missing_in_version_2_is_said_to_be_made_by_hand()
    {
        // Version 2 knows no database by an empty list, and makes none in InfluxQL.
        using var influx = new ScriptedInflux(r => r.Target.Contains("CREATE DATABASE", StringComparison.Ordinal)
            ? new ScriptedAnswer(200, """{"results":[{"statement_id":0,"error":"not implemented: CREATE DATABASE"}]}""")
            : new ScriptedAnswer(200, """{"results":[{"statement_id":0,"series":[{"columns":["name","duration","shardGroupDuration","replicaN","default"]}]}]}"""));
        await using var store = influx.OpenStore(o => o with { WriteApi = InfluxWriteApi.V2, Token = Secret });

        var wrong = await Assert.ThrowsAsync<InfluxSetupException>(async () => await store.RefreshAsync());
        Assert.Contains("influx bucket create --name telemetry --retention 0", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("influxdb3 create database telemetry", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_3_has_one_policy_without_a_default_and_ends_its_lines_otherwise()
    {
        using var influx = new ScriptedInflux(r => r.Target.Contains("SHOW RETENTION", StringComparison.Ordinal)
            ? new ScriptedAnswer(200, """{"results":[{"statement_id":0,"series":[{"name":"","columns":["name","duration"],"values":[["autogen",null]]}]}]}""" + "\r\n")
            : r.Target.Contains("FROM \"positions\"", StringComparison.Ordinal)
                ? new ScriptedAnswer(200, """{"results":[{"statement_id":0,"series":[{"name":"positions","columns":["time","sequence","layout"],"values":[[7,7,1]]}]}]}""" + "\r\n")
                : null);
        await using var store = influx.OpenStore(o => o with { Token = Secret });

        Assert.Equal(7, await store.RefreshAsync());
    }

    [Fact]
    public async Task A_database_of_version_3_that_forgets_is_refused()
    {
        using var influx = new ScriptedInflux(r => r.Target.Contains("SHOW RETENTION", StringComparison.Ordinal) ? ScriptedAnswer.Rows("\"name\",\"duration\"", "[\"autogen\",2592000000000000]") : null);
        await using var store = influx.OpenStore();

        Assert.Contains("keeps for 2592000000000000 ns", (await Assert.ThrowsAsync<InfluxSetupException>(async () => await store.RefreshAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_delete_by_InfluxQL_says_what_to_do_instead()
    {
        using var influx = new ScriptedInflux(r => r.Target.Contains("DROP ", StringComparison.Ordinal) || r.Target.Contains("DELETE ", StringComparison.Ordinal)
            ? new ScriptedAnswer(400, """{"error":"error in InfluxQL statement: parsing error: invalid InfluxQL statement"}""")
            : null);
        await using var store = influx.OpenStore();
        await store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1)], 1);

        Assert.Contains("new, empty database", (await Assert.ThrowsAsync<NotSupportedException>(async () => await store.ClearAsync())).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotSupportedException>(async () => await store.ForgetAsync(Sample.BacGiang, "vnpt", [Sample.June]));
        Assert.Equal(1, store.Position);
    }

    [Fact]
    public async Task Basic_authentication_is_sent_as_such()
    {
        using var influx = new ScriptedInflux(_ => null);
        await using var store = influx.OpenStore(o => o with { User = "telemetry", Password = "mật khẩu" });
        await store.RefreshAsync();

        Assert.All(influx.Requests, r => Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("telemetry:mật khẩu")), r.Authorization));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Refused_credentials_are_said_without_the_secret_and_not_tried_again(int status)
    {
        using var influx = new ScriptedInflux(_ => new ScriptedAnswer(status, """{"code":"unauthorized","message":"unauthorized access"}"""));
        await using var store = influx.OpenStore(o => o with { Token = Secret });

        var wrong = await Assert.ThrowsAsync<InfluxSetupException>(async () => await store.RefreshAsync());
        Assert.Contains("refuses the credentials given", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, wrong.ToString(), StringComparison.Ordinal);
        Assert.Single(influx.Requests);
    }

    [Fact]
    public async Task A_long_question_goes_in_the_body()
    {
        using var influx = new ScriptedInflux(r => r.Target.Contains("FROM \"entries\"", StringComparison.Ordinal) ? ScriptedAnswer.Rows("\"time\",\"what\"", "[1,\"vnpt|2013-06|24@2004-01-01\"]") : null);
        await using var store = influx.OpenStore();
        await store.AppendAsync([Sample.Cell(1, Sample.Area(1), "mobile", 1)], 1);
        await store.ReadAsync(Sample.Select(metrics: [.. Enumerable.Range(0, 400).Select(i => $"metric.{i}")]));

        var question = influx.Requests[^1];
        Assert.Equal("/query?db=telemetry&epoch=ns&chunked=true&chunk_size=5000", question.Target);
        Assert.StartsWith("q=SELECT+%22area%22", question.Body, StringComparison.Ordinal);
    }
}
