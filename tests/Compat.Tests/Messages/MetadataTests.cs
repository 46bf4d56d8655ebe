using Grpc.Core;

namespace Compat.Tests.Messages;

public sealed class MetadataTests
{
    [Theory]
    [InlineData("Trace-Id", "trace-id")]
    [InlineData("a_b.c-9", "a_b.c-9")]
    public void Keys_are_kept_in_lower_case(string given, string kept) => Assert.Equal(kept, new Metadata.Entry(given, "v").Key);

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("colon:")]
    [InlineData("tỉnh")]
    [InlineData("line\nbreak")]
    public void A_key_with_another_character_is_refused(string key) =>
        Assert.Throws<ArgumentException>(() => new Metadata.Entry(key, "v"));

    [Fact]
    public void Text_under_a_binary_key_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Metadata { { "hash-bin", "text" } });

    [Fact]
    public void Bytes_under_a_text_key_are_refused() =>
        Assert.Throws<ArgumentException>(() => new Metadata { { "hash", [1] } });

    [Fact]
    public void A_binary_key_is_recognised_in_any_case() =>
        Assert.True(new Metadata.Entry("Hash-BIN", new byte[] { 1 }).IsBinary);

    [Fact]
    public void Nulls_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry(null!, "v"));
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry("k", (string)null!));
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry("k-bin", (byte[])null!));
        Assert.Throws<ArgumentNullException>(() => new Metadata { (Metadata.Entry)null! });
    }

    [Fact]
    public void The_last_entry_of_a_key_is_its_value()
    {
        var metadata = new Metadata { { "k", "first" }, { "other", "x" }, { "k", "last" } };

        Assert.Equal("last", metadata.GetValue("k"));
        Assert.Equal("last", metadata.Get("k")!.Value);
        Assert.Equal(["first", "last"], metadata.GetAll("k").Select(entry => entry.Value));
    }

    [Fact]
    public void A_key_that_is_not_there_has_no_value()
    {
        var metadata = new Metadata();

        Assert.Null(metadata.Get("k"));
        Assert.Null(metadata.GetValue("k"));
        Assert.Null(metadata.GetValueBytes("k-bin"));
        Assert.Empty(metadata.GetAll("k"));
    }

    [Fact]
    public void Bytes_are_copied_in_and_out()
    {
        byte[] given = [1, 2, 3];
        var entry = new Metadata.Entry("k-bin", given);

        given[0] = 9;
        entry.ValueBytes[1] = 9;

        Assert.Equal([1, 2, 3], entry.ValueBytes);
    }

    [Fact]
    public void Bytes_are_not_read_as_text()
    {
        var metadata = new Metadata { { "k-bin", [1] } };

        Assert.Throws<InvalidOperationException>(() => metadata.GetValue("k-bin"));
    }

    [Fact]
    public void Text_is_read_as_ascii_bytes() => Assert.Equal("abc"u8.ToArray(), new Metadata.Entry("k", "abc").ValueBytes);

    [Fact]
    public void The_shared_empty_metadata_cannot_be_changed()
    {
        Assert.True(Metadata.Empty.IsReadOnly);
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("k", "v"));
        Assert.Throws<InvalidOperationException>(Metadata.Empty.Clear);
        Assert.Empty(Metadata.Empty);
    }

    [Fact]
    public void It_is_a_list_in_the_order_of_adding()
    {
        var entry = new Metadata.Entry("b", "2");
        var metadata = new Metadata { { "a", "1" }, { "c", "3" } };

        metadata.Insert(1, entry);
        Assert.Equal(["a", "b", "c"], metadata.Select(each => each.Key));
        Assert.Equal(1, metadata.IndexOf(entry));

        Assert.True(metadata.Remove(entry));
        metadata.RemoveAt(0);
        Assert.Equal("c", Assert.Single(metadata).Key);
    }
}
