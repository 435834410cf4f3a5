package org.dorisdr.fe;

import java.nio.file.Path;
import org.dorisdr.host.AccessControl;
import org.dorisdr.host.AutoIncrements;
import org.dorisdr.host.Clock;
import org.dorisdr.host.DroppedDatabases;
import org.dorisdr.host.DroppedPartitions;
import org.dorisdr.host.FeConfig;
import org.dorisdr.host.Host;
import org.dorisdr.host.Leadership;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.host.LocalSql;
import org.dorisdr.host.MetaStore;
import org.dorisdr.host.Metrics;
import org.dorisdr.host.Repositories;

/** The frontend that loaded the plugin. Thread safe. */
final class DorisHost implements Host {
  private final Leadership leadership = new DorisLeadership();
  private final MetaStore metaStore = new DorisMetaStore(leadership);
  private final LocalSql localSql = new DorisLocalSql();
  private final AccessControl accessControl = new DorisAccessControl();
  private final LocalCluster localCluster = new DorisLocalCluster();
  private final Repositories repositories = new DorisRepositories();
  private final DroppedDatabases droppedDatabases = new DorisDroppedDatabases();
  private final DroppedPartitions droppedPartitions = new DorisDroppedPartitions();
  private final Clock clock = new SystemClock();
  private final AutoIncrements autoIncrements =
      new DorisAutoIncrements(leadership, new RestoredCounters(leadership, clock));
  private final Metrics metrics = new DorisMetrics();
  private final FeConfig feConfig;

  DorisHost(Path pluginDirectory) {
    feConfig = new DorisFeConfig(pluginDirectory);
  }

  @Override
  public MetaStore metaStore() {
    return metaStore;
  }

  @Override
  public Leadership leadership() {
    return leadership;
  }

  @Override
  public LocalSql localSql() {
    return localSql;
  }

  @Override
  public AccessControl accessControl() {
    return accessControl;
  }

  @Override
  public LocalCluster localCluster() {
    return localCluster;
  }

  @Override
  public Repositories repositories() {
    return repositories;
  }

  @Override
  public DroppedPartitions droppedPartitions() {
    return droppedPartitions;
  }

  @Override
  public DroppedDatabases droppedDatabases() {
    return droppedDatabases;
  }

  @Override
  public AutoIncrements autoIncrements() {
    return autoIncrements;
  }

  @Override
  public FeConfig feConfig() {
    return feConfig;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Metrics metrics() {
    return metrics;
  }
}
