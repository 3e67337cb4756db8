import type { DrainResult, LayerResult, RunResult, SweepResult } from "../../cake/model/results";

/** A drain or a sweep in JSON: it is called by its name in `layer`, as a layer is. */
type StepDocument<Result extends DrainResult | SweepResult> = Omit<Result, "step"> &
    Pick<LayerResult, "layer">;

/** A run in JSON, as commands print it and report files hold it. */
export interface RunDocument extends Omit<RunResult, "drained" | "swept"> {
    readonly drained?: StepDocument<DrainResult>;
    readonly swept?: StepDocument<SweepResult>;
}

/** A result as a document. */
export function runDocument({ drained, swept, ...run }: RunResult): RunDocument {
    return {
        ...run,
        ...(drained === undefined ? {} : { drained: stepDocument(drained) }),
        ...(swept === undefined ? {} : { swept: stepDocument(swept) }),
    };
}

function stepDocument<Result extends DrainResult | SweepResult>({
    step,
    ...rest
}: Result): StepDocument<Result> {
    return { layer: step, ...rest };
}
