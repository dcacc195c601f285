using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Core;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <content>What the library keeps no account of: clips, masks, and groups that are painted as one.</content>
internal sealed partial class PageDrawing
{
    private const int StepsPerForm = 1_500;

    // Forms hold forms where a program wraps what another made, a few deep.
    private const int MaxForms = 24;

    private static readonly NameToken _maskName = NameToken.Create("SoftMask");

    private Stack<(Clip Clip, SoftMasking? Mask)> _states = [];

    private Clip _clip = _everywhere;
    private SoftMasking? _mask;
    private Opacity _group = Pdf.Opacity.Full;

    // How the group that is being drawn mixes with what is below.
    private BlendMode _blend;
    private (StreamToken Drawing, TransformationMatrix Matrix, SoftMasking? Mask)? _lastMask;
    private int _forms;

    public override void PushState()
    {
        base.PushState();
        _states.Push((_clip, _mask));
    }

    public override void PopState()
    {
        if (StackSize > 1 && _states.TryPop(out var state))
            (_clip, _mask) = state;
        base.PopState();
    }

    public override void SetNamedGraphicsState(NameToken stateName)
    {
        base.SetNamedGraphicsState(stateName);
        if (ResourceStore.GetExtendedGraphicsStateDictionary(stateName) is { } state && state.ContainsKey(NameToken.Smask))
            _mask = GetCurrentState().SoftMask is { } mask ? Masking(mask) : null;
    }

    protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
    {
        _parsing.Meter.Spend(StepsPerForm);
        if (++_forms > MaxForms)
            throw _parsing.Meter.Exceed();

        var (group, mask, blend) = (_group, _mask, _blend);
        if (formStream.StreamDictionary.ContainsKey(NameToken.Group))
        {
            // The group is painted through the mask as one; within, all begins anew.
            _group = group.Within(GetCurrentState().AlphaConstantNonStroking, mask);
            _mask = null;
            _blend = Blend(GetCurrentState());
        }

        var marks = _marks.Count;
        if (_parsing.Layers!.Hides(formStream))
            _marks.Push(new MarkedRun(IsOff: true, Text: null, _letters.Count));
        base.ProcessFormXObject(formStream, xObjectName);
        while (_marks.Count > marks)
            EndMarkedContent();
        (_group, _mask, _blend) = (group, mask, blend);
        _forms--;
    }

    private Opacity Opacity(double share) => _group.Within(share, _mask);

    private BlendMode Blend(CurrentGraphicsState state) => state.BlendMode is BlendMode.Normal ? _blend : state.BlendMode;

    /// <summary>Draws what the mask is made of, apart from the page; null where it cannot be drawn.</summary>
    private SoftMasking? Masking(SoftMask mask)
    {
        if (_lastMask is { } last && ReferenceEquals(last.Drawing, mask.TransparencyGroup) && last.Matrix.Equals(CurrentTransformationMatrix))
            return last.Mask;

        var drawn = Apart(() => ProcessFormXObject(mask.TransparencyGroup, _maskName));
        var made = drawn is var (_, surfaces)
            ? new SoftMasking(mask, new Surfaces(surfaces, Box.Of(_page.Visible), _parsing.Meter), mask.Subtype == SoftMaskType.Alpha, _parsing.Meter)
            : null;
        _lastMask = (mask.TransparencyGroup, CurrentTransformationMatrix, made);
        return made;
    }
}
