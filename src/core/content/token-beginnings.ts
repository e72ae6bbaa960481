/**
 * The source of an expression for the beginnings by which tokens of well-known services are known, wherever they stand.
 *
 * What follows may be anything; a word such as `sk-` in the middle of another is none.
 */
export const tokenBeginnings = String.raw`(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_|gl(?:pat|dt|rt|cbt|ptt|ft|soat|imt|agent)-|xox[a-z]-|xapp-|sk-|[sr]k_(?:live|test)_|pk_|shp[a-z]{2}_|whsec_|npm_|pypi-|hf_|gsk_|hv[sbr]\.|dapi|SG\.|lin_api_|ntn_|dckr_pat_|figd_|gl(?:c|sa)_|tskey-|A[KS]IA|AIza|eyJ|ya29\.|do[opr]_v1_|NRAK-|PMAK-|sq0[a-z]{3}-|vc[piark]_|cf(?:k|ut|at)_|ATATT3|ATBB|ATCTT3|GOCSPX-|AGE-SECRET-KEY-1|EAAC[A-Za-z]|1\/\/0|shippo_live_|rubygems_|sntrys_|phc_|key_live_)`
