package org.apache.doris.nereids.trees.plans;

/** Marks plans through which nothing is inferred. */
public interface BlockFuncDepsPropagation extends Plan {}
