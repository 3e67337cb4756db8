import { expect } from "chai";
import { plannedNamespaces } from "../../../../layers/cluster-config/base/plannedNamespaces";
import { clusterConfigSettings } from "../../samples";

const row = clusterConfigSettings.namespaces["team-a"];

/** The Pod Security Standards of the namespaces that are made. */
function standards(...given: Parameters<typeof plannedNamespaces>): Record<string, string> {
    return Object.fromEntries(
        [...plannedNamespaces(...given)].map(([name, { podSecurity }]) => [name, podSecurity]),
    );
}

describe("The namespaces of the layer", () => {
    it("are its own, those of the settings, and those of components that are on", () => {
        expect(
            standards({ "team-a": row }, [
                { isOn: true, namespaces: { ingress: "baseline" } },
                { isOn: false, namespaces: { "flux-system": "baseline" } },
            ]),
        ).to.deep.equal({ platform: "restricted", ingress: "baseline", "team-a": "restricted" });
    });

    it("have the standard of the settings rather than that of the component", () => {
        const brought = [{ isOn: true, namespaces: { ingress: "baseline" } as const }];
        expect(standards({ ingress: { ...row, podSecurity: "privileged" } }, brought).ingress).to.equal(
            "privileged",
        );
    });

    it("have the limits of the settings, if those give any", () => {
        const planned = plannedNamespaces({ "team-a": row }, []);
        expect(planned.get("team-a")?.row).to.equal(row);
        expect(planned.get("platform")?.row).to.equal(undefined);
    });

    it("go with the component that brought them, limits or not", () => {
        const brought = [{ isOn: false, namespaces: { ingress: "baseline" } as const }];
        expect(standards({ ingress: row }, brought)).to.deep.equal({ platform: "restricted" });
    });

    it("stay as long as one of the components that bring them is on", () => {
        const namespaces = { shared: "baseline" } as const;
        expect(
            standards({}, [
                { isOn: false, namespaces },
                { isOn: true, namespaces },
            ]),
        ).to.have.property("shared");
    });

    it("stay if they are the layer's own", () => {
        const brought = [{ isOn: false, namespaces: { platform: "baseline" } as const }];
        expect(standards({ platform: row }, brought)).to.deep.equal({ platform: "restricted" });
    });
});
