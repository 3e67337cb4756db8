import { type Latency } from "../../model/latency";

/** What controllers know of the world outside the cluster. */
export interface ControllerWorld {
    /** How long AWS takes. */
    readonly latency: Latency;
    /** Folder with what Git and OCI sources hold; undefined where there is none. */
    readonly fixtures?: string;
    /** Says something to the user, once however often it is said. */
    notice(text: string): void;
}
