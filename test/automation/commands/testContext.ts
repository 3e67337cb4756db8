import { pathsOf } from "../../../automation/cake/model/paths";
import type { CommandContext } from "../../../automation/commands/common/command";
import { cake } from "../../../layers/cake";

/** A context for a command of a test, and what the command said and asked. */
export interface TestContext extends CommandContext {
    readonly notices: readonly string[];
    readonly questions: readonly string[];
}

/** A context on a project; `answer` is what somebody types, undefined if there is no terminal. */
export function testContext(root: string, answer?: string): TestContext {
    const notices: string[] = [];
    const questions: string[] = [];
    return {
        paths: pathsOf(root),
        layers: () => Promise.resolve(cake),
        signal: new AbortController().signal,
        listener: (event) => {
            if (event.code === "notice") notices.push(event.text);
        },
        interactive: answer !== undefined,
        ask: (_, question) => {
            questions.push(question);
            return Promise.resolve(answer ?? "");
        },
        notices,
        questions,
    };
}

/** The error of something that must fail. */
export async function failureOf(run: () => unknown): Promise<unknown> {
    try {
        await run();
    } catch (error) {
        return error;
    }
    throw new Error("it did not fail");
}
