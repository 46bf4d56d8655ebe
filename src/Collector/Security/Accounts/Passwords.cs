using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Telemetry.Portal.Accounts;

namespace Telemetry.Collector.Security.Accounts;

/// <summary>What may be a password, and how one is kept: PBKDF2 as ASP.NET Core Identity does it. Thread-safe.</summary>
internal sealed class Passwords
{
    /// <summary>Iterations of PBKDF2-HMAC-SHA512, as OWASP's Password Storage Cheat Sheet asks for; a hash with fewer is renewed at the next sign-in.</summary>
    public const int Iterations = 210_000;

    private const int LeastDifferent = 5;

    // Without letters and digits that are taken for each other when they are read out or written by hand.
    private const string InitialAlphabet = "abcdefghjkmnpqrstuvwxyz";
    private const int InitialGroups = 3;
    private const int InitialGroupLength = 6;

    // What guessers try first of that length, in English and in Vietnamese.
    private static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet(
        [
            "123456789012", "1234567890123", "1234567890abc", "12345678910111213", "0123456789012", "012345678910", "987654321098", "098765432109", "1q2w3e4r5t6y", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv",
            "qwertyuiop123", "qwertyuiop[]", "qwerty123456", "qwerty1234567", "123456qwerty", "123456789qwerty", "qwertyuiopasdfghjkl", "qwertyasdfgh", "asdfghjkl123", "zxcvbnm12345", "abcdefghijkl",
            "abcdefghijklm", "abcd12345678", "abc123456789", "abcdef123456", "123456abcdef", "a1b2c3d4e5f6", "password1234", "password12345", "password123456", "password123!", "password2024", "password2025",
            "password2026", "passwordpassword", "p@ssw0rd1234", "p@ssword1234", "passw0rd1234", "welcome12345", "welcome123456", "letmein12345", "iloveyou1234", "administrator", "administrator1",
            "administrator123", "admin1234567", "admin12345678", "admin123456789", "adminadminadmin", "admin@123456", "changeme1234", "changemenow1", "default12345", "correcthorsebatterystaple", "matkhau12345",
            "matkhau123456", "matkhau1234567", "mật khẩu 12345", "matkhaumatkhau", "matkhaumoi123", "anhyeuem1234", "anhyeuem12345", "anhyeuem123456", "emyeuanh1234", "emyeuanh12345", "vietnam12345", "vietnam123456",
            "vietnam2024!", "vietnam2025!", "vietnam2026!", "vietnamvodich", "hanoi1234567", "hanoi12345678", "saigon123456", "bacgiang1234", "bacgiang12345", "bacninh12345", "quangninh123", "sothongtin123",
            "sokhcn123456", "buuchinh1234", "vienthong123", "vienthong1234", "telemetry123", "telemetry1234", "khongcomatkhau", "khongbiet123", "congtacvien1", "nguyenvana123", "xinchao12345",
        ],
        StringComparer.OrdinalIgnoreCase);

    private long _computed;
    private readonly PasswordHasher<Account> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly string _nobodys;

    /// <summary>Makes the hash that is asked where there is no account.</summary>
    public Passwords() => _nobodys = Hash(CreateInitial());

    /// <summary>A password to begin with: 81 bits, easily read out and typed.</summary>
    public static string CreateInitial() => string.Join('-', Enumerable.Range(0, InitialGroups).Select(_ => RandomNumberGenerator.GetString(InitialAlphabet, InitialGroupLength)));

    /// <summary>
    /// The password in the form that is hashed: composed, since keyboards write Vietnamese letters in two ways. False where the text is none, is longer
    /// than any password, or has a NUL: PBKDF2 takes a password with NULs behind it for the one without.
    /// </summary>
    public static bool TryNormalise(string typed, out string password)
    {
        password = "";
        try
        {
            // Composing never makes it longer in characters of this bound than three times.
            if (typed.Length > PasswordLength.Most * 4 || typed.Contains('\0', StringComparison.Ordinal))
            {
                return false;
            }

            password = typed.Normalize(NormalizationForm.FormC);
            return Length(password) <= PasswordLength.Most;
        }
        catch (ArgumentException)
        {
            // Half a character.
            return false;
        }
    }

    /// <summary>Whether it may be the new password of an account, or why not.</summary>
    public static AccountFault Check(string name, string old, string typed)
    {
        if (!TryNormalise(typed, out var password))
        {
            return typed.Length > PasswordLength.Most ? AccountFault.TooLong : AccountFault.Unreadable;
        }

        return password.EnumerateRunes().Any(IsUnreadable) ? AccountFault.Unreadable
            : IsName(name, password) ? AccountFault.SameAsName
            : Length(password) < PasswordLength.Least ? AccountFault.TooShort
            : TryNormalise(old, out var before) && before == password ? AccountFault.SameAsOld
            : Common.Contains(password) || password.EnumerateRunes().Distinct().Count() < LeastDifferent ? AccountFault.TooCommon
            : AccountFault.None;
    }

    /// <summary>Hashes computed since the start: what a question costs, and so what its time tells.</summary>
    public long Computed => Interlocked.Read(ref _computed);

    /// <summary>What is kept of it.</summary>
    public string Hash(string password)
    {
        Interlocked.Increment(ref _computed);
        return _hasher.HashPassword(null!, password);
    }

    /// <summary>Whether it is the password, and whether its hash is to be renewed.</summary>
    public PasswordVerificationResult Verify(string hash, string password)
    {
        Interlocked.Increment(ref _computed);
        return _hasher.VerifyHashedPassword(null!, hash, password);
    }

    /// <summary>Takes as long as <see cref="Verify"/>.</summary>
    public void VerifyNobodys(string password) => Verify(_nobodys, password);

    private static int Length(string text) => text.EnumerateRunes().Count();

    private static bool IsUnreadable(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Also as often as it takes to be long enough.
    private static bool IsName(string name, string password) => name.Length > 0 && password.Length % name.Length == 0
        && string.Concat(Enumerable.Repeat(name, password.Length / name.Length)).Equals(password, StringComparison.OrdinalIgnoreCase) && password.Length > 0;
}
