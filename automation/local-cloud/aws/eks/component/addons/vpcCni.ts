import type { Args } from "../args";
import { isMap } from "../../../../model/values";
import { asText, combine, plain, type Traced, type TracedInputs } from "../traced";

type Variable = readonly [name: string, option: string, otherwise?: string];

// Options of the component and the variables of the aws-node daemon set they set, with the component's defaults.
const variables: readonly Variable[] = [
    ["AWS_VPC_CNI_NODE_PORT_SUPPORT", "nodePortSupport"],
    ["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "customNetworkConfig"],
    ["WARM_ENI_TARGET", "warmEniTarget", "1"],
    ["WARM_IP_TARGET", "warmIpTarget"],
    ["WARM_PREFIX_TARGET", "warmPrefixTarget"],
    ["ENABLE_PREFIX_DELEGATION", "enablePrefixDelegation"],
    ["AWS_VPC_K8S_CNI_LOGLEVEL", "logLevel", "DEBUG"],
    ["AWS_VPC_K8S_CNI_LOG_FILE", "logFile", "/host/var/log/aws-routed-eni/ipamd.log"],
    ["AWS_VPC_K8S_CNI_VETHPREFIX", "vethPrefix", "eni"],
    ["AWS_VPC_ENI_MTU", "eniMtu", "9001"],
    ["ENI_CONFIG_LABEL_DEF", "eniConfigLabelDef"],
    ["AWS_VPC_K8S_PLUGIN_LOG_LEVEL", "pluginLogLevel", "DEBUG"],
    ["AWS_VPC_K8S_PLUGIN_LOG_FILE", "pluginLogFile", "/var/log/aws-routed-eni/plugin.log"],
    ["ENABLE_POD_ENI", "enablePodEni", "false"],
    ["AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER", "cniConfigureRpfilter"],
    // The component lets this option win over customNetworkConfig, also by its default.
    ["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "cniCustomNetworkCfg", "false"],
    ["AWS_VPC_K8S_CNI_EXTERNALSNAT", "externalSnat", "false"],
];
const initVariables: readonly Variable[] = [["DISABLE_TCP_EARLY_DEMUX", "disableTcpEarlyDemux", "false"]];

function environment(options: Args, table: readonly Variable[]): TracedInputs {
    return Object.fromEntries(
        table.flatMap(([name, option, otherwise]) => {
            const given =
                options.get(option) ??
                (option === "externalSnat" ? options.get("cniExternalSnat") : undefined);
            if (given !== undefined) return [[name, combine([given], String)] as const];
            return otherwise === undefined ? [] : [[name, plain(otherwise)] as const];
        }),
    );
}

/** The configuration values of the vpc-cni add-on that the component makes of its options. */
export function vpcCniConfiguration(options: Args): Traced {
    const env = environment(options, variables);
    const initEnv = environment(options, initVariables);
    const names = Object.keys(env);
    return combine(
        [
            options.get("configurationValues"),
            options.get("enableNetworkPolicy"),
            ...Object.values(env),
            ...Object.values(initEnv),
        ],
        (given, networkPolicy, ...values) => {
            const own = isMap(given) ? given : {};
            const ownInit = isMap(own.init) ? own.init : {};
            const ownEnv = isMap(own.env) ? own.env : {};
            const ownInitEnv = isMap(ownInit.env) ? ownInit.env : {};
            const read = (keys: readonly string[], offset: number) =>
                Object.fromEntries(keys.map((key, index) => [key, values[offset + index] ?? null]));
            return {
                ...(networkPolicy === undefined ? {} : { enableNetworkPolicy: asText(networkPolicy) }),
                ...own,
                env: { ...read(names, 0), ...ownEnv },
                init: { ...ownInit, env: { ...read(Object.keys(initEnv), names.length), ...ownInitEnv } },
            };
        },
    );
}
