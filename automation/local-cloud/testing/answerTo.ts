/** What AWS answers to a call: `status code: words` if it refuses, `accepted` if it does not. */
export async function answerTo(work: Promise<unknown>): Promise<string> {
    try {
        await work;
    } catch (error) {
        const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
        return `${$metadata?.httpStatusCode ?? "-"} ${name}: ${message}`;
    }
    return "accepted";
}
