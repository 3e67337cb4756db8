// Covers: groupNamespaces.ts, componentRules.ts, neededComponents.ts
import { expect } from "chai";
import { clusterConfig } from "../../../../layers/cluster-config/layer";
import { missingComponents } from "../../../../layers/cluster-config/rules/neededComponents";
import { empty } from "../../../../stacks/_settings/reading/merge";
import { problemsOf, sandboxWith } from "../../../support/settingsProject";

/** What is wrong with an environment that says something about its clusterConfig: key, message and remedy. */
function complaints(lines: string): string[] {
    return problemsOf(sandboxWith(`clusterConfig:\n${lines}`)).map(
        ({ key, message, remedy }) => `${key} ${message} · ${remedy}`,
    );
}

describe("The rules of the cluster-config layer", () => {
    it("let every component be switched off", () => {
        const off = ["loadBalancerController", "ingress", "storageClass", "adminPassword", "gitops"];
        for (const key of off) expect(complaints(`  ${key}: null\n`), key).to.deep.equal([]);
        expect(complaints(off.map((key) => `  ${key}: null\n`).join(""))).to.deep.equal([]);
    });

    it("refuse a role in a namespace that does not exist, or that a component took along", () => {
        const inside = (namespace: string) =>
            `  groups: { devs: { role: edit, namespaces: [${namespace}] } }\n`;
        expect(complaints(inside("platform"))).to.deep.equal([]);
        expect(complaints(inside("platfrom"))).to.deep.equal([
            "clusterConfig.groups.devs.namespaces[0] `platfrom` is not one of clusterConfig.namespaces · Did you mean `platform`?",
        ]);
        expect(complaints(inside("ingress"))).to.deep.equal([]);
        expect(complaints(`  ingress: null\n${inside("ingress")}`)).to.deep.equal([
            "clusterConfig.groups.devs.namespaces[0] `ingress` is the namespace of a component that is off · Known here: platform.",
        ]);
    });

    it("judge a component by its own rules if it is on", () => {
        expect(complaints("  namespaces: { ingress: null }\n")).to.have.length(1);
        expect(complaints("  namespaces: { ingress: null }\n  ingress: null\n")).to.deep.equal([]);
    });

    it("refuse a component without one that it needs, and name both", () => {
        const component = {
            description: "",
            rules: [],
            namespaces: {},
            after: [],
            load: () => Promise.reject(new Error("is never loaded")),
        };
        const { settings } = clusterConfig;
        const all = [
            { ...component, settings, key: "dns", needs: ["ingress"] },
            { ...component, settings, key: "ingress", needs: [] },
        ];
        const tree = empty({ file: "stacks/one/stack.yaml", line: 1, column: 1 });
        const found = missingComponents(all, { tree, settings: { dns: {} } });
        expect(found.map(({ key, message, remedy }) => `${key} ${message} · ${remedy}`)).to.deep.equal([
            "clusterConfig.ingress is missing: `dns` needs it · " +
                "Add `ingress`, or remove `dns`: an empty value or `null` removes a component.",
        ]);
        expect(missingComponents(all, { tree, settings: { dns: {}, ingress: {} } })).to.deep.equal([]);
        expect(missingComponents(all, { tree, settings: {} })).to.deep.equal([]);
    });
});
