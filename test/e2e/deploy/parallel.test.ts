import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { holdings } from "../../support/account";
import { projectCopy, runCake, type CommandResult } from "../../support/project";
import { story } from "../../support/story";

function expectCodes(results: readonly CommandResult[], code: number): void {
    for (const result of results) expect(result.code, `${result.stderr}\n${result.stdout}`).to.equal(code);
}

describe("commands at the same time", function () {
    const step = story();
    this.timeout(180_000);
    const environments = ["sandbox-a", "sandbox-b"];
    let project: string;
    before(() => {
        project = projectCopy();
    });

    step("work on different environments of one account, and meet on none", async () => {
        const bare = holdings(project);
        const ups = environments.map((name) => runCake(project, ["up", name, "--yes"]));
        expectCodes(await Promise.all(ups), 0);
        const clusters = holdings(project).filter((one) => one.startsWith("eks/cluster "));
        expect(clusters).to.deep.equal(["eks/cluster sandbox-a", "eks/cluster sandbox-b"]);

        const destroys = environments.map((name) => runCake(project, ["destroy", name, `--confirm=${name}`]));
        expectCodes(await Promise.all(destroys), 0);
        expect(holdings(project)).to.deep.equal(bare);
    });

    step(
        "on one environment wait for nothing: the second ends at once and says who runs since when",
        async () => {
            const seconds: Promise<CommandResult>[] = [];
            const second = (...args: readonly string[]): void => {
                seconds.push(runCake(project, args));
            };
            const first = await runCake(project, ["up", "sandbox-a", "--yes", "--latency", "realistic"], {
                onStderr: (stderr, kill) => {
                    if (seconds.length > 0 || !/network +deploying/.test(stderr)) return;
                    second("up", "sandbox-a", "--yes");
                    second("preview", "sandbox-a");
                    second("destroy", "sandbox-a", "--confirm=sandbox-a");
                    second("status", "sandbox-a", "--json");
                    void Promise.all(seconds).then(() => {
                        kill("SIGINT");
                    });
                },
            });
            expect(first.code, first.stderr).to.equal(8);
            const [shown, ...busy] = (await Promise.all(seconds)).toReversed();
            expectCodes(busy, 1);
            for (const { stdout, stderr } of busy) {
                expect(stdout).to.equal("");
                expect(stderr).to.match(
                    /sandbox-a is busy: \S+ on \S+ \(pid \d+\) runs up since \d{4}-\d\d-\d\dT/,
                );
            }
            expect(shown?.code).to.equal(0);
            expect(JSON.parse(shown?.stdout ?? "")).to.have.nested.property(
                "environments[0].running.verb",
                "up",
            );
            expect(existsSync(join(project, ".cake/environments/sandbox-a/lock.json"))).to.equal(false);
            expectCodes([await runCake(project, ["destroy", "sandbox-a", "--confirm=sandbox-a"])], 0);
            expect(holdings(project)).to.deep.equal([]);
        },
    );
});
