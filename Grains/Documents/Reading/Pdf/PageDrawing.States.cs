using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <content>What the library keeps no account of: clips, masks, and groups that are painted as one.</content>
internal sealed partial class PageDrawing
{
    private const int StepsPerForm = 1_500;

    // Forms hold forms where a program wraps what another made, a few deep.
    private const int MaxForms = 24;

    private static readonly NameToken _maskName = NameToken.Create("SoftMask");

    private readonly Stack<(Clip Clip, SoftMasking? Mask)> _states = [];

    // Nothing bounds what is painted but the page, which is asked apart.
    private Clip _clip = new(new Box(double.MinValue, double.MinValue, double.MaxValue, double.MaxValue));
    private SoftMasking? _mask;
    private Opacity _group = Pdf.Opacity.Full;
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

        var (group, mask) = (_group, _mask);
        if (formStream.StreamDictionary.ContainsKey(NameToken.Group))
        {
            // The group is painted through the mask as one; within, all begins anew.
            _group = group.Within(GetCurrentState().AlphaConstantNonStroking, mask);
            _mask = null;
        }

        var marks = _marks.Count;
        if (_parsing.Layers!.Hides(formStream))
            _marks.Push(new MarkedRun(IsOff: true, Text: null, _letters.Count));
        base.ProcessFormXObject(formStream, xObjectName);
        while (_marks.Count > marks)
            EndMarkedContent();
        (_group, _mask) = (group, mask);
        _forms--;
    }

    private Opacity Opacity(double share) => _group.Within(share, _mask);

    /// <summary>Draws what the mask is made of, apart from the page; null where it cannot be drawn.</summary>
    private SoftMasking? Masking(SoftMask mask)
    {
        if (_lastMask is { } last && ReferenceEquals(last.Drawing, mask.TransparencyGroup) && last.Matrix.Equals(CurrentTransformationMatrix))
            return last.Mask;

        var (letters, surfaces, images, rules, forms) = (_letters, _surfaces, _images, _rules.Count, _forms);
        var (clip, group, outer, marks) = (_clip, _group, _mask, _marks.ToArray());
        SoftMasking? made = null;
        _marks.Clear();
        (_letters, _surfaces, _group, _mask) = ([], [], Pdf.Opacity.Full, null);
        _clip = new Clip(new Box(double.MinValue, double.MinValue, double.MaxValue, double.MaxValue));
        try
        {
            ProcessFormXObject(mask.TransparencyGroup, _maskName);
            made = new SoftMasking(mask, new Surfaces(_surfaces, Box.Of(_page.Visible), _parsing.Meter), mask.Subtype == SoftMaskType.Alpha, _parsing.Meter);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !_parsing.Meter.Exceeded)
        {
            // A mask that is damaged masks nothing.
        }

        (_letters, _surfaces, _images, _forms) = (letters, surfaces, images, forms);
        (_clip, _group, _mask) = (clip, group, outer);
        _rules.RemoveRange(rules, _rules.Count - rules);
        _marks.Clear();
        foreach (var mark in marks.Reverse())
            _marks.Push(mark);
        _lastMask = (mask.TransparencyGroup, CurrentTransformationMatrix, made);
        return made;
    }
}
