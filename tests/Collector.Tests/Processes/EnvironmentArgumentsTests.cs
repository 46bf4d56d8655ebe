using System.Collections;
using System.CommandLine;
using Telemetry.Collector.Hosting;

namespace Telemetry.Collector.Tests.Processes;

/// <summary>Options given as variables: the same options with the same errors, and the command line counts first.</summary>
public sealed class EnvironmentArgumentsTests
{
    [Fact]
    public void Every_option_has_a_variable_of_its_name()
    {
        var root = CommandLine.Create();

        Assert.Equal("TELEMETRY_GRPC_PORT", EnvironmentArguments.NameOf(root.Options.Single(o => o.Name == "--grpc-port")));
        Assert.Equal(root.Options.Count, root.Options.Select(EnvironmentArguments.NameOf).Distinct().Count());
    }

    [Fact]
    public void A_variable_stands_for_an_option()
    {
        var parsed = Parse([], ("TELEMETRY_GRPC_PORT", "7400"), ("TELEMETRY_TARGET", "front"), ("TELEMETRY_DATA", "/data"));

        Assert.Empty(parsed.Errors);
        Assert.Equal((7400, Target.Front, "/data"), (parsed.GetValue<int>("--grpc-port"), parsed.GetValue<Target>("--target"), parsed.GetValue<string>("--data")));
    }

    [Theory]
    [InlineData("--grpc-port", "7500")]
    [InlineData("--grpc-port=7500")]
    public void The_command_line_counts_first(params string[] arguments)
    {
        var parsed = Parse(arguments, ("TELEMETRY_GRPC_PORT", "7400"));

        Assert.Empty(parsed.Errors);
        Assert.Equal(7500, parsed.GetValue<int>("--grpc-port"));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("false", false)]
    [InlineData("", false)]
    public void A_switch_is_true_or_false(string value, bool expected)
    {
        var parsed = Parse([], ("TELEMETRY_ALLOW_PLAIN_TEXT", value));

        Assert.Empty(parsed.Errors);
        Assert.Equal(expected, parsed.GetValue<bool>("--allow-plain-text"));
    }

    [Fact]
    public void An_option_that_may_be_given_again_takes_several_values()
    {
        var value = string.Join(Path.PathSeparator, "/one", "/two");

        Assert.Equal(["/one", "/two"], Parse([], ("TELEMETRY_CATALOGUE", value)).GetValue<string[]>("--catalogue")!);
        Assert.Equal(["/three"], Parse(["--catalogue", "/three"], ("TELEMETRY_CATALOGUE", value)).GetValue<string[]>("--catalogue")!);
    }

    [Theory]
    [InlineData("TELEMETRY_TARGET", "everything", "--target")]
    [InlineData("TELEMETRY_ALLOW_PLAIN_TEXT", "perhaps", "--allow-plain-text")]
    [InlineData("TELEMETRY_PORTAL_PORT", "tcp://10.0.0.1:8080", "--portal-port")]
    public void A_value_that_does_not_fit_gets_the_options_own_error(string variable, string value, string option)
    {
        var byVariable = Parse([], (variable, value)).Errors.Select(e => e.Message).ToList();

        Assert.NotEmpty(byVariable);
        Assert.Contains(byVariable, e => e.Contains(value, StringComparison.Ordinal));
        Assert.Equal(Parse([$"{option}={value}"]).Errors.Select(e => e.Message), byVariable);
    }

    [Theory]
    [InlineData("--demo")]
    [InlineData("@/etc/passwd")]
    [InlineData("a=b c")]
    public void A_value_is_never_read_as_anything_else(string value)
    {
        var parsed = Parse([], ("TELEMETRY_DATA", value));

        Assert.Empty(parsed.Errors);
        Assert.Equal(value, parsed.GetValue<string>("--data"));
        Assert.False(parsed.GetValue<bool>("--demo"));
    }

    [Fact]
    public void A_command_is_told_what_concerns_it_alone()
    {
        var parsed = Parse(["keys", "list"], ("TELEMETRY_DATA", "/data"), ("TELEMETRY_GRPC_PORT", "not a number"), ("TELEMETRY_BIND", "0.0.0.0"));

        Assert.Empty(parsed.Errors);
        Assert.Equal("/data", parsed.GetValue<string>("--data"));
    }

    [Fact]
    public void Other_variables_are_nobodys_business() =>
        Assert.Empty(Parse([], ("TELEMETRY_COLLECTOR_SERVICE_HOST", "10.0.0.1"), ("TELEMETRY_HELP", "true"), ("DATA", "x")).Tokens);

    private static ParseResult Parse(string[] arguments, params (string Name, string Value)[] variables)
    {
        var root = CommandLine.Create();
        return root.Parse(EnvironmentArguments.AddTo(root, arguments, new Hashtable(variables.ToDictionary(v => v.Name, v => v.Value))));
    }
}
