using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Telemetry.Collector.Security;

namespace Telemetry.Collector.Tests.Credentials;

/// <summary>The one form in which subjects are compared.</summary>
public sealed class CertificateSubjectTests
{
    private const string CommonName = "2.5.4.3";
    private const string Organization = "2.5.4.10";

    public static TheoryData<string, string> Values => new()
    {
        { "billing", "billing" },
        { "VNPT, Hà Nội", @"VNPT\, Hà Nội" },
        { "a+b=c;d<e>f\"g\\h", @"a\+b=c\;d\<e\>f\""g\\h" },
        { "#1", @"\#1" },
        { "a#1", "a#1" },
        { " a b ", @"\ a b\ " },
        { "a\nb\0", @"a\0Ab\00" },
        { "số 😀", "số 😀" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_escaped_in_one_way_and_a_person_may_write_that_back(string value, string form)
    {
        using var certificate = Certificate([[(CommonName, value)], [(Organization, "VNPT")]]);

        Assert.Equal($"O=VNPT,CN={form}", CertificateSubject.Of(certificate));
        Assert.True(CertificateSubject.TryNormalise($"O=VNPT,CN={form}", out var normal, out var problem), problem);
        Assert.Equal($"O=VNPT,CN={form}", normal);
    }

    [Fact]
    public void Sets_of_several_parts_and_types_without_a_name_have_a_form_too()
    {
        using var certificate = Certificate([[("2.5.4.6", "VN")], [(CommonName, "billing"), ("0.9.2342.19200300.100.1.1", "7")], [("2.5.4.5", "42")]]);

        Assert.Equal("2.5.4.5=#0c023432,CN=billing+UID=7,C=VN", CertificateSubject.Of(certificate));
        Assert.True(CertificateSubject.TryNormalise("2.5.4.5=#0C023432,cn=billing+UID=7,C=VN", out var normal, out _));
        Assert.Equal("2.5.4.5=#0c023432,CN=billing+UID=7,C=VN", normal);
    }

    [Theory]
    [InlineData(@"CN=\62illing", "CN=billing")]
    [InlineData(@"CN=H\C3\A0", "CN=Hà")]
    [InlineData(@"2.5.4.3=#0c0162", "CN=#0c0162")]
    [InlineData(@"CN=a\=b", "CN=a=b")]
    public void What_may_be_written_in_several_ways_comes_to_one(string text, string form)
    {
        Assert.True(CertificateSubject.TryNormalise(text, out var normal, out var problem), problem);
        Assert.Equal(form, normal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CN")]
    [InlineData("CN=")]
    [InlineData("CN=a,")]
    [InlineData("CN=a, O=b")]
    [InlineData("CN =a")]
    [InlineData("CN= a")]
    [InlineData("CN=a ")]
    [InlineData("CN=\"a\"")]
    [InlineData("CN=a;O=b")]
    [InlineData(@"CN=a\")]
    [InlineData(@"CN=a\zz")]
    [InlineData(@"CN=\FF")]
    [InlineData("CN=#0")]
    [InlineData("CN=#0g")]
    [InlineData("2.5.4.5=42")]
    [InlineData("E=a@b.vn")]
    public void What_is_not_RFC_4514_is_no_subject(string text)
    {
        Assert.False(CertificateSubject.TryNormalise(text, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    // In the certificate's order, which is the other way round.
    private static X509Certificate2 Certificate((string Oid, string Value)[][] sets)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var set in sets)
            {
                using (writer.PushSetOf())
                {
                    foreach (var (oid, value) in set)
                    {
                        using (writer.PushSequence())
                        {
                            writer.WriteObjectIdentifier(oid);
                            writer.WriteCharacterString(UniversalTagNumber.UTF8String, value);
                        }
                    }
                }
            }
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName(writer.Encode()), key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }
}
