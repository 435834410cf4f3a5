package org.dorisdr.minidoris.be;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.dorisdr.minidoris.be.agent.BackendHandler;
import org.dorisdr.minidoris.be.agent.DiskWatch;
import org.dorisdr.minidoris.be.agent.FrontendLink;
import org.dorisdr.minidoris.be.agent.HeartbeatHandler;
import org.dorisdr.minidoris.be.agent.Master;
import org.dorisdr.minidoris.be.agent.ReportVersion;
import org.dorisdr.minidoris.be.agent.Reporter;
import org.dorisdr.minidoris.be.agent.TaskPools;
import org.dorisdr.minidoris.be.agent.TaskReporter;
import org.dorisdr.minidoris.be.agent.task.AlterTasks;
import org.dorisdr.minidoris.be.agent.task.Tasks;
import org.dorisdr.minidoris.be.brpc.BrpcServer;
import org.dorisdr.minidoris.be.exec.Compactor;
import org.dorisdr.minidoris.be.exec.DuckDb;
import org.dorisdr.minidoris.be.exec.MiniBackend;
import org.dorisdr.minidoris.be.exec.PartialMerge;
import org.dorisdr.minidoris.be.exec.Peers;
import org.dorisdr.minidoris.be.exec.TabletConversion;
import org.dorisdr.minidoris.be.http.BinlogRoute;
import org.dorisdr.minidoris.be.http.CompactionRoutes;
import org.dorisdr.minidoris.be.http.ConfigRoute;
import org.dorisdr.minidoris.be.http.HttpFetch;
import org.dorisdr.minidoris.be.http.MetricsRoute;
import org.dorisdr.minidoris.be.http.TabletFileRoute;
import org.dorisdr.minidoris.be.ingest.IngestBinlog;
import org.dorisdr.minidoris.be.ingest.RowsetIngest;
import org.dorisdr.minidoris.be.load.ErrorLogs;
import org.dorisdr.minidoris.be.load.StoredFiles;
import org.dorisdr.minidoris.be.load.StreamLoad;
import org.dorisdr.minidoris.be.load.TwoPhaseEnd;
import org.dorisdr.minidoris.be.snapshot.SnapshotMaker;
import org.dorisdr.minidoris.be.snapshot.TabletClone;
import org.dorisdr.minidoris.be.storage.DiskLimit;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpRoutes;
import org.dorisdr.minidoris.common.http.HttpServer;
import org.dorisdr.minidoris.common.process.ProcessLock;
import org.dorisdr.minidoris.common.rpc.CombinedProcessor;
import org.dorisdr.minidoris.common.rpc.ThriftServer;
import org.dorisdr.minidoris.thrift.MiniBackendService;
import org.dorisdr.minidoris.thrift.TMiniReplica;
import org.dorisdr.thrift.BackendService;
import org.dorisdr.thrift.HeartbeatService;
import org.dorisdr.thrift.TBackend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One backend: storage, agent, and the ports that they are reached on. It serves from construction
 * until {@link #close}. Several can live in one process. Thread safe.
 */
public final class Backend implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Backend.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final StorageEngine storage;
  private final HeartbeatHandler heartbeat;
  private volatile Master.Ports ports;
  private volatile Reporter reporter;

  /**
   * @throws IOException when a port or the storage root cannot be had; the message says which.
   *     Nothing is left running then.
   */
  public Backend(BeConfig config) throws IOException {
    try {
      Path root = onlyRoot(config);
      own(ProcessLock.of(root));
      storage = own(new StorageEngine(root, Clock.systemDefaultZone(), diskLimit(config)));
      heartbeat = new HeartbeatHandler(config, List.of(root), this::ports, this::reportNow);
      ports =
          new Master.Ports(
              config.port("be_port"),
              config.port("webserver_port"),
              config.port("heartbeat_service_port"),
              config.port("brpc_port"));
      start(config);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Ports that are really served; they differ from the settings where those are 0. */
  public Master.Ports ports() {
    return ports;
  }

  public StorageEngine storage() {
    return storage;
  }

  /** The master as the last heartbeat told. */
  public Master master() {
    return heartbeat.master();
  }

  private void start(BeConfig config) throws IOException {
    FrontendLink frontend =
        own(new FrontendLink(heartbeat::master, (int) config.number("thrift_rpc_timeout_ms")));
    HttpFetch http = new HttpFetch((int) config.number("download_binlog_meta_timeout_ms"));
    SnapshotMaker snapshots = new SnapshotMaker(storage, config);
    IngestBinlog ingest = own(new IngestBinlog(storage, config, new RowsetIngest(storage, http)));
    ReportVersion version = new ReportVersion();
    TaskPools tasks =
        own(new TaskPools(new TaskReporter(frontend), this::backend, version, storage.clock()));
    DuckDb duckDb = own(duckDb(config));
    storage.txns().mergeBy(new PartialMerge(storage, duckDb));
    Tasks.register(
        tasks,
        config,
        storage,
        snapshots,
        frontend,
        http,
        new AlterTasks(
            storage,
            new TabletConversion(storage, duckDb),
            own(new TabletClone(storage, http, () -> heartbeat.master().token()))));
    reporter = own(new Reporter(frontend, this::backend, tasks, storage, version));
    own(new Housekeeping(storage, config));
    DiskWatch disk =
        own(
            new DiskWatch(
                storage.disk(), config.number("disk_stat_monitor_interval"), this::reportNow));
    String address = config.text("bind_address");
    ErrorLogs logs =
        new ErrorLogs(
            storage.root().resolve("error_log"), this::webAddress, storage.clock()::millis);
    Compactor compactor = own(new Compactor(storage, duckDb));
    compactor.start();
    MiniBackend queries = queries(duckDb, disk, logs);
    HttpRoutes routes =
        routes(config, tasks)
            .add(ErrorLogs.PATH, logs)
            .addUpload(
                "/_stream_load",
                new StreamLoad(storage.stagingDirectory(), frontend, queries, logs))
            .addUpload("/_stream_load_2pc", new TwoPhaseEnd(storage.stagingDirectory(), frontend));
    new CompactionRoutes(storage, compactor).addTo(routes);
    HttpServer web = own(new HttpServer(address, config.port("webserver_port"), routes));
    ThriftServer rpc =
        own(
            new ThriftServer(
                "backend",
                address,
                config.port("be_port"),
                new CombinedProcessor(
                    new BackendService.Processor<>(
                        new BackendHandler(tasks, storage, snapshots, ingest)),
                    new MiniBackendService.Processor<>(queries))));
    BrpcServer brpc = own(new BrpcServer(address, config.port("brpc_port")));
    // Last: the heartbeat makes the cluster use us, and tells it the other ports.
    ports =
        new Master.Ports(
            rpc.port(), web.port(), config.port("heartbeat_service_port"), brpc.port());
    ThriftServer beat =
        own(
            new ThriftServer(
                "heartbeat",
                address,
                config.port("heartbeat_service_port"),
                new HeartbeatService.Processor<>(heartbeat)));
    ports = new Master.Ports(rpc.port(), web.port(), beat.port(), brpc.port());
    reporter.start(config);
    LOG.info("backend serves {} from {}", ports, storage.root());
  }

  private DuckDb duckDb(BeConfig config) throws IOException {
    try {
      return new DuckDb(
          storage.root(),
          config.text("query_memory_limit"),
          Math.toIntExact(config.number("query_threads")));
    } catch (SQLException e) {
      throw new IOException("cannot open DuckDB: " + e.getMessage(), e);
    }
  }

  private DuckDb smallDuckDb() throws IOException {
    try {
      return DuckDb.small(storage.root());
    } catch (SQLException e) {
      throw new IOException("cannot open DuckDB: " + e.getMessage(), e);
    }
  }

  private MiniBackend queries(DuckDb duckDb, DiskWatch disk, ErrorLogs logs) throws IOException {
    DuckDb small = own(smallDuckDb());
    Peers peers = own(new Peers(() -> heartbeat.master().token()));
    return own(
        new MiniBackend(
            storage,
            duckDb,
            small,
            peers,
            this::self,
            new StoredFiles(storage.stagingDirectory()),
            disk::suspect,
            logs::keep));
  }

  private TMiniReplica self() {
    Master master = heartbeat.master();
    return new TMiniReplica(master.backendId(), master.backendHost(), ports.http(), ports.be());
  }

  private HttpRoutes routes(BeConfig config, TaskPools tasks) {
    return new HttpRoutes()
        .add("/api/_binlog/_download", new BinlogRoute(storage, config))
        .add(
            "/api/_tablet/_download",
            new TabletFileRoute(storage.root(), config, () -> heartbeat.master().token()))
        .add("/api/show_config", new ConfigRoute(config))
        .add(
            "/api/health", call -> HttpAnswer.json("{\"status\": \"OK\",\"msg\": \"To Be Added\"}"))
        .add("/metrics", new MetricsRoute(storage, tasks));
  }

  private String webAddress() {
    return heartbeat.master().backendHost() + ":" + ports.http();
  }

  private TBackend backend() {
    return heartbeat.master().backend(ports);
  }

  private void reportNow() {
    Reporter now = reporter;
    if (now != null) {
      now.reportNow();
    }
  }

  private static DiskLimit diskLimit(BeConfig config) {
    return new DiskLimit(
        () -> config.number("storage_flood_stage_usage_percent"),
        () -> config.number("storage_flood_stage_left_capacity_bytes"));
  }

  private static Path onlyRoot(BeConfig config) throws IOException {
    List<Path> roots = config.storageRoots();
    if (roots.size() != 1) {
      throw new IOException(
          "storage_root_path must name exactly one directory: " + config.text("storage_root_path"));
    }
    return roots.get(0);
  }

  private <T extends AutoCloseable> T own(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() {
    if (heartbeat != null) {
      heartbeat.announceShutdown();
    }
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("cannot close {}", part.getClass().getSimpleName(), e);
      }
    }
  }
}
