import { expect } from "chai";
import { eventually } from "../eventually";
import { needsKubectl } from "../../../support/needsKubectl";
import type { Chapter } from "./contract";

const manifest = (value: string): string =>
    JSON.stringify({
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "applied" },
        data: { key: value },
    });

/** What people do by hand when something hangs. */
export const kubectl: Chapter = (served) => {
    describe("kubectl", () => {
        let namespace: string;
        const run = (...args: string[]) => served().kubectl("", "-n", namespace, ...args);
        const runWith = (input: string, ...args: string[]) =>
            served().kubectl(input, "-n", namespace, ...args);

        before(needsKubectl);
        before(async () => {
            namespace = await served().newNamespace();
        });

        it("applies, on the client's side and on the server's", async () => {
            expect(await runWith(manifest("1"), "apply", "-f", "-")).to.equal("configmap/applied created\n");
            expect(await runWith(manifest("1"), "apply", "-f", "-")).to.equal(
                "configmap/applied unchanged\n",
            );
            expect(await runWith(manifest("2"), "apply", "-f", "-")).to.equal(
                "configmap/applied configured\n",
            );
            const forced = await runWith(
                manifest("3"),
                "apply",
                "--server-side",
                "--force-conflicts",
                "-f",
                "-",
            );
            expect(forced).to.equal("configmap/applied serverside-applied\n");
            expect(await run("get", "configmap", "applied", "-o", "jsonpath={.data.key}")).to.equal("3");
        });

        it("gets, labels, patches, waits and deletes", async () => {
            await run("create", "configmap", "one", "--from-literal=a=b");
            expect(await run("get", "cm", "one", "--no-headers")).to.match(/^one\s+1\s+\d+s\n$/);
            expect(await run("label", "cm", "one", "x=y")).to.equal("configmap/one labeled\n");
            const finalizers = '{"metadata":{"finalizers":["contract.example.com/hold"]}}';
            expect(await run("patch", "cm", "one", "--type=merge", "-p", finalizers)).to.equal(
                "configmap/one patched\n",
            );
            expect(await run("delete", "cm", "-l", "x=y", "--wait=false")).to.equal(
                'configmap "one" deleted\n',
            );
            expect(
                await run(
                    "patch",
                    "cm",
                    "one",
                    "--type=json",
                    "-p",
                    '[{"op":"remove","path":"/metadata/finalizers"}]',
                ),
            ).to.equal("configmap/one patched\n");
            expect(await run("wait", "--for=delete", "cm/one", "--timeout=10s")).to.be.oneOf([
                "",
                "configmap/one condition met\n",
            ]);
            expect(await run("get", "cm", "one")).to.equal(
                'Error from server (NotFound): configmaps "one" not found\n',
            );
        });

        it("knows the kinds there are, and explains them", async () => {
            expect(await run("api-resources", "--api-group=apps", "-o", "name")).to.contain(
                "deployments.apps\n",
            );
            expect(await run("version")).to.match(/Server Version: v1\.\d+/);
            const mine = await run("auth", "can-i", "delete", "namespaces");
            expect(mine).to.contain("yes\n");
        });

        it("shows a namespace that hangs", async () => {
            const other = await served().newNamespace();
            const hold = {
                apiVersion: "v1",
                kind: "ConfigMap",
                metadata: { name: "h", finalizers: ["example.com/h"] },
            };
            await served().kubectl(JSON.stringify(hold), "-n", other, "create", "-f", "-");
            await served().kubectl("", "delete", "namespace", other, "--wait=false");
            await eventually(
                () => served().kubectl("", "describe", "namespace", other),
                (text) => text.includes("SomeFinalizersRemain"),
            );
            expect(await served().kubectl("", "get", "namespace", other, "--no-headers")).to.match(
                /\sTerminating\s/,
            );
            await served().kubectl(
                "",
                "-n",
                other,
                "patch",
                "cm",
                "h",
                "--type=merge",
                "-p",
                '{"metadata":{"finalizers":null}}',
            );
        });
    });
};
