import type { RunResult } from "../../../cake/model/results";
import type { Block } from "../blocks";
import { tableBlock } from "./markdownTable";
import { code, name } from "./markdownText";

/** What a drain still waited for, what was left behind in AWS, and what to do if the drain or the sweep failed. */
export function leftoverBlocks({ drained, swept }: RunResult): readonly Block[] {
    const waiting = drained?.waitingFor ?? [];
    const leftovers = swept?.leftovers ?? [];
    const rows = leftovers.map(({ kind, id, size = "", createdAt = "", result, reason, mark }) => [
        name(kind),
        code(id),
        size === "" ? "" : code(size),
        createdAt,
        result,
        code(reason ?? mark),
    ]);
    const remedies = [drained?.failure?.remedy, swept?.failure?.remedy].filter((each) => each !== undefined);
    return [
        ...(waiting.length === 0
            ? []
            : [
                  tableBlock(
                      ["still in the cluster", "why"],
                      waiting.map(({ object, reason }) => [code(object), code(reason)]),
                      "objects",
                  ),
              ]),
        ...(rows.length === 0
            ? []
            : [tableBlock(["left behind", "id", "size", "made", "result", "why"], rows, "leftovers")]),
        ...remedies.map((remedy) => ({ lines: [code(remedy)] })),
    ];
}
