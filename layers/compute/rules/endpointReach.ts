import { problemAt, type Rule } from "../../../stacks/_settings/rules/rule";
import type { ComputeSettings } from "../settings";

/** The Kubernetes API can be reached from somewhere, and from the Internet only from ranges that are named. */
export const endpointReach: Rule<ComputeSettings> = (input) => {
    const { endpoint } = input.settings;
    if (!endpoint.private && !endpoint.public) {
        return [
            problemAt(
                input,
                ["compute", "endpoint", "private"],
                "must be true if `public` is false: nobody could reach the Kubernetes API",
                "Set `private: true`.",
            ),
        ];
    }
    if (endpoint.public && endpoint.publicCidrs.length === 0) {
        return [
            problemAt(
                input,
                ["compute", "endpoint", "publicCidrs"],
                "must name a range if `public` is true: EKS takes an empty list for the whole Internet",
                "Add your offices' or VPN's ranges, e.g. 203.0.113.0/24, or set `public: false`.",
            ),
        ];
    }
    return [];
};
