import { z } from "zod";

/** The name of a git branch (git-check-ref-format). */
export const branchName = z
    .string()
    .regex(
        /^(?![-/.])(?!.*(\.\.|\/\/|@\{|\.lock$))[^\s~^:?*[\\]+(?<![/.])$/,
        "must be a branch such as main",
    );
