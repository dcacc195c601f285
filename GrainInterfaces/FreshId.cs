namespace OrleansResume.GrainInterfaces;

/// <summary>
/// Says with a call that its id was made just now, so that a grain which is activated for it need not ask the database what is not
/// there. A hint and no more: where it is wrong, the insert finds the row.
/// </summary>
public static class FreshId
{
    private const string Key = "fresh-id";

    /// <summary>Says it of the calls that follow here; null takes it back.</summary>
    public static void Say(Guid? id)
    {
        if (id is { } fresh)
        {
            RequestContext.Set(Key, fresh);
        }
        else
        {
            RequestContext.Remove(Key);
        }
    }

    /// <summary>Whether it was said of this id.</summary>
    public static bool Is(Guid id) => RequestContext.Get(Key) is Guid fresh && fresh == id;
}
