import { expect } from "chai";
import type { EnvironmentStatus } from "../../../../automation/cake/model/results";
import { noCounts } from "../../../../automation/diffs/model/counts";
import { statusText } from "../../../../automation/report/text/statusText";
import { plain } from "./plain";

const now = new Date("2026-03-10T12:00:00Z");
const about = { kind: "sandbox", cloud: "local", protected: false };

const environments: readonly EnvironmentStatus[] = [
    { ...about, environment: "dev-1", layers: [{ layer: "network" }, { layer: "compute" }] },
    {
        ...about,
        environment: "prod",
        kind: "production",
        protected: true,
        layers: [
            {
                layer: "network",
                deployed: { at: "2026-03-10T09:00:00Z", resources: 1066 },
                last: { verb: "up", result: "succeeded", at: "2026-03-10T09:00:00Z" },
            },
            {
                layer: "compute",
                pending: { ...noCounts, create: 3, replace: 1 },
                last: { verb: "up", result: "failed", at: "2026-03-10T11:58:00Z" },
            },
        ],
    },
    {
        ...about,
        environment: "sandbox-a",
        running: { verb: "up", by: "kim on host", since: "2026-03-10T11:58:00Z" },
        layers: [{ layer: "network", deployed: { at: "2026-03-10T09:00:00Z", resources: 2 } }],
    },
    { ...about, environment: "staging", layers: [], problem: "diff/network.json is not complete." },
];

describe("statusText", () => {
    it("must show what is deployed, pending, failed and running", () => {
        expect(statusText(environments, plain, now)).to.equal(`
  environment  kind        cloud  layer    deployed         undeployed  last run
  dev-1        sandbox     local           not deployed
  prod         production  local  network  3 h ago (1,066)  -           up 3 h ago
                                  compute  no               +3 +-1      up failed 2 min ago
  sandbox-a    sandbox     local  network  3 h ago (2)      -           up running
  staging      sandbox     local                                        cannot be read

  sandbox-a: up by kim on host, since 2 min ago
  staging: diff/network.json is not complete.
  protected: prod
`);
    });

    it("must say what makes an environment when there is none", () => {
        expect(statusText([], plain, now)).to.include(
            "An environment is a folder below stacks/ with a stack.yaml",
        );
    });
});
