import type { ExitCode } from "../../system/errors";
import type { Addresses } from "./localCloudServer";

/** What the process of a local cloud tells the one that started it. Any message the other way asks it to close. */
export type FromWorker =
    | ({ readonly kind: "started" } & Addresses)
    | {
          readonly kind: "failed";
          readonly message: string;
          readonly exitCode?: ExitCode;
          readonly remedy?: string;
      }
    | { readonly kind: "notice"; readonly text: string }
    | { readonly kind: "crashed"; readonly message: string };
