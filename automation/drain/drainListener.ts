import type { ClusterObject } from "./cluster/clusterObject";
import type { StepName } from "./drainStep";

/** What a drain reports while it runs. */
export interface DrainListener {
    /** A step begins; steps without anything to do are left out. */
    readonly onStep: (step: StepName, objects: number) => void;
    readonly onDeleting: (item: ClusterObject) => void;
    readonly onGone: (item: ClusterObject) => void;
    /** Every few seconds: what the drain waits for, or why it goes on without an object. */
    readonly onWaiting: (text: string) => void;
}
