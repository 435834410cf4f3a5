package org.dorisdr.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.dorisdr.host.AccessControl;
import org.dorisdr.host.AutoIncrements;
import org.dorisdr.host.Caller;
import org.dorisdr.host.Clock;
import org.dorisdr.host.DroppedDatabases;
import org.dorisdr.host.DroppedPartitions;
import org.dorisdr.host.FeConfig;
import org.dorisdr.host.Host;
import org.dorisdr.host.HostException;
import org.dorisdr.host.Leadership;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.host.LocalSql;
import org.dorisdr.host.MetaStore;
import org.dorisdr.host.Repositories;

/** A frontend in memory: what it answers is set by the test. */
public final class MemoryHost implements Host {
  /** State as it would stand in the journal. */
  public final Map<String, String> state = new ConcurrentHashMap<>();

  /** Answers by the text of the statement; others are refused. */
  public final Map<String, LocalSql.Result> answers = new LinkedHashMap<>();

  /** Statements that were run in the frontend. */
  public final List<String> ran = new ArrayList<>();

  /** What callers may do: {@code ADMIN}, {@code SELECT db}, {@code ALTER db.table}. */
  public final Set<String> granted = new HashSet<>(Set.of("ADMIN"));

  /** Repositories by name. */
  public final Map<String, Repositories.Repository> repositories = new TreeMap<>();

  /** Dropped databases by id. */
  public final Map<Long, DroppedDatabases.DroppedDatabase> dropped = new TreeMap<>();

  public final Map<Long, DroppedPartitions.DroppedPartition> recycled = new TreeMap<>();

  public final Map<String, String> feConf = new TreeMap<>();
  public Instant now = Instant.parse("2026-01-01T00:00:00Z");
  public Path pluginDirectory = Path.of("nowhere");

  /** Somebody with a session in no database. */
  public static final Caller CALLER = new Caller("'u'@'%'", null, null);

  @Override
  public MetaStore metaStore() {
    return new MetaStore() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public Optional<String> get(String key) {
        return Optional.ofNullable(state.get(key));
      }

      @Override
      public Map<String, String> scan(String prefix) {
        Map<String, String> found = new TreeMap<>(state);
        found.keySet().removeIf(key -> !key.startsWith(prefix));
        return found;
      }

      @Override
      public void put(Map<String, String> pairs) {
        state.putAll(pairs);
        state.values().removeIf(String::isEmpty);
      }
    };
  }

  @Override
  public Leadership leadership() {
    return new Leadership() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public boolean isLeader() {
        return true;
      }
    };
  }

  @Override
  public LocalSql localSql() {
    return (database, sql) -> {
      ran.add(sql);
      LocalSql.Result answer = answers.get(sql);
      if (answer == null) {
        throw new HostException("not expected: " + sql);
      }
      return answer;
    };
  }

  @Override
  public AccessControl accessControl() {
    return new AccessControl() {
      @Override
      public boolean hasGlobal(Caller caller, Privilege privilege) {
        return granted.contains("ADMIN") || granted.contains(privilege.name());
      }

      @Override
      public boolean hasDatabase(Caller caller, String database, Privilege privilege) {
        return hasGlobal(caller, privilege) || granted.contains(privilege + " " + database);
      }

      @Override
      public boolean hasTable(Caller caller, String database, String table, Privilege privilege) {
        return hasDatabase(caller, database, privilege)
            || granted.contains(privilege + " " + database + "." + table);
      }
    };
  }

  @Override
  public LocalCluster localCluster() {
    return new LocalCluster() {
      @Override
      public String clusterToken() {
        return "token of the cluster";
      }

      @Override
      public String rpcToken() {
        return "rpc";
      }

      @Override
      public int rpcPort() {
        return 9020;
      }

      @Override
      public int queryPort() {
        return 9030;
      }

      @Override
      public ZoneId zone() {
        return ZoneOffset.UTC;
      }

      @Override
      public String version() {
        return "test";
      }
    };
  }

  @Override
  public Repositories repositories() {
    return new Repositories() {
      @Override
      public List<Repository> list() {
        return List.copyOf(repositories.values());
      }

      @Override
      public Optional<Repository> find(String name) {
        return Optional.ofNullable(repositories.get(name));
      }
    };
  }

  @Override
  public DroppedPartitions droppedPartitions() {
    return ids -> {
      Map<Long, DroppedPartitions.DroppedPartition> found = new TreeMap<>(recycled);
      found.keySet().retainAll(ids);
      return found;
    };
  }

  @Override
  public DroppedDatabases droppedDatabases() {
    return id -> Optional.ofNullable(dropped.get(id));
  }

  @Override
  public AutoIncrements autoIncrements() {
    return new MemoryCounters();
  }

  @Override
  public FeConfig feConfig() {
    return new FeConfig() {
      @Override
      public Map<String, String> fileProperties() {
        return new LinkedHashMap<>(feConf);
      }

      @Override
      public Path pluginDirectory() {
        return pluginDirectory;
      }

      @Override
      public void persist(Map<String, String> pairs) {
        feConf.putAll(pairs);
      }
    };
  }

  @Override
  public Clock clock() {
    return new Clock() {
      @Override
      public Instant now() {
        return now;
      }

      @Override
      public long nanoTime() {
        return now.toEpochMilli() * 1_000_000;
      }

      @Override
      public void sleep(Duration span) {
        now = now.plus(span);
      }
    };
  }
}
