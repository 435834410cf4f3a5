package org.dorisdr.host;

/**
 * The FE that we live in, as far as we need it. {@code org.dorisdr.fe} implements it on fe-core;
 * tests use one in memory.
 */
public interface Host {
  MetaStore metaStore();

  Leadership leadership();

  LocalSql localSql();

  AccessControl accessControl();

  LocalCluster localCluster();

  Repositories repositories();

  DroppedDatabases droppedDatabases();

  DroppedPartitions droppedPartitions();

  AutoIncrements autoIncrements();

  FeConfig feConfig();

  Clock clock();

  default Metrics metrics() {
    return Metrics.NONE;
  }
}
