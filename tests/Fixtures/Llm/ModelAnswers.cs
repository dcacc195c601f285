using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OrleansResume.Fixtures.Llm;

/// <summary>How a model's endpoint may answer, and not answer.</summary>
public static class ModelAnswers
{
    /// <summary>A chat completion whose message is this text.</summary>
    public static RequestDelegate Says(string content, string finish = "stop", long input = 1, long output = 1) =>
        Body(Completion(new { role = "assistant", content }, finish, input, output));

    /// <summary>The same, of an endpoint that does not say what it costs.</summary>
    public static RequestDelegate SaysWithoutUsage(string content) => Body(Completion(new { role = "assistant", content }, "stop", input: null));

    /// <summary>A chat completion whose message holds these findings.</summary>
    public static RequestDelegate Finds(params object[] findings) => Says(JsonSerializer.Serialize(new { findings }));

    /// <summary>The model does not want to.</summary>
    public static RequestDelegate Refuses(string why) => Body(Completion(new { role = "assistant", content = (string?)null, refusal = why }, "stop"));

    /// <summary>200 with this body.</summary>
    public static RequestDelegate Body(string body) => async context =>
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body, context.RequestAborted);
    };

    /// <summary>Refuses with a status, and repeats the caller's key as some endpoints do.</summary>
    public static RequestDelegate Status(int status) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = "/v1/chat/completions";
        await context.Response.WriteAsJsonAsync(
            new { error = new { message = $"No: {context.Request.Headers.Authorization}" } }, context.RequestAborted);
    };

    /// <summary>Takes the request and says nothing until the caller hangs up.</summary>
    public static RequestDelegate Hangs() => context => UntilHungUp(context);

    /// <summary>Begins an answer and never ends it.</summary>
    public static RequestDelegate HangsMidBody() => async context =>
    {
        await Begin(context);
        await UntilHungUp(context);
    };

    /// <summary>Begins an answer and cuts the connection.</summary>
    public static RequestDelegate BreaksOff() => async context =>
    {
        context.Response.ContentLength = 1000;
        await Begin(context);
        context.Abort();
    };

    /// <summary>Sends white space until the caller hangs up: it is still JSON's beginning.</summary>
    /// <param name="status">Of the answer.</param>
    public static RequestDelegate NeverEnds(int status = 200) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        var blank = new byte[64 * 1024];
        Array.Fill(blank, (byte)' ');
        while (true)
        {
            context.RequestAborted.ThrowIfCancellationRequested();
            await context.Response.Body.WriteAsync(blank, context.RequestAborted);
        }
    };

    /// <summary>A chat completion without findings, of an endpoint that calls its model so.</summary>
    public static RequestDelegate Names(string model) => Body(Completion(new { role = "assistant", content = """{"findings":[]}""" }, "stop", model: model));

    private static string Completion(object message, string finish, long? input = 1, long output = 1, string model = "test-model") => JsonSerializer.Serialize(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1,
        model,
        choices = new[] { new { index = 0, message, finish_reason = finish } },
        usage = input is null ? null : new { prompt_tokens = input.Value, completion_tokens = output, total_tokens = input.Value + output },
    });

    private static async Task Begin(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"id":""", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static Task UntilHungUp(HttpContext context) =>
        new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
}
