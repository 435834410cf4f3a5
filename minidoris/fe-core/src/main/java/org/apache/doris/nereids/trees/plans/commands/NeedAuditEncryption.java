package org.apache.doris.nereids.trees.plans.commands;

/** A statement whose text may hold a secret, which logs must not show. */
public interface NeedAuditEncryption {
  boolean needAuditEncryption();

  /** The text without its secrets. */
  default String geneEncryptionSQL(String sql) {
    return sql;
  }
}
