package org.dorisdr.minidoris.be.agent;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.be.BeConfig;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TDisk;
import org.dorisdr.thrift.TReportRequest;
import org.dorisdr.thrift.TStorageMedium;
import org.dorisdr.thrift.TTablet;
import org.dorisdr.thrift.TTabletInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the master from time to time which tasks, tablets and disks we have, and at once when a
 * master is new. Closed by whoever made it.
 */
public final class Reporter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

  /**
   * Every file is read once in this time; a report interval is too short to read more than that.
   */
  private static final long SCRUB_MILLIS = TimeUnit.HOURS.toMillis(1);

  private static final long SCRUB_BYTES = 128L << 20;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          new ThreadFactoryBuilder().setNameFormat("report").setDaemon(true).build());
  private final FrontendLink frontend;
  private final Supplier<TBackend> backend;
  private final TaskPools tasks;
  private final StorageEngine storage;
  private final ReportVersion version;

  public Reporter(
      FrontendLink frontend,
      Supplier<TBackend> backend,
      TaskPools tasks,
      StorageEngine storage,
      ReportVersion version) {
    this.frontend = frontend;
    this.backend = backend;
    this.tasks = tasks;
    this.storage = storage;
    this.version = version;
  }

  public void start(BeConfig config) {
    every(config.number("report_task_interval_seconds"), this::reportTasks);
    every(config.number("report_disk_state_interval_seconds"), this::reportDisks);
    every(config.number("report_tablet_interval_seconds"), this::reportTablets);
  }

  /** Everything, soon. */
  public void reportNow() {
    try {
      timer.execute(this::reportDisks);
      timer.execute(this::reportTablets);
      timer.execute(this::reportTasks);
    } catch (RejectedExecutionException e) {
      LOG.debug("no report while shutting down");
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void every(long seconds, Runnable report) {
    timer.scheduleWithFixedDelay(report, seconds, seconds, TimeUnit.SECONDS);
  }

  private void reportTasks() {
    TReportRequest request = new TReportRequest();
    request.setTasks(tasks.pending());
    send(request);
  }

  private void reportTablets() {
    TReportRequest request = new TReportRequest();
    // Before collecting: what changes meanwhile makes this report an old one.
    long now = version.current();
    storage.checkFiles();
    storage.scrub(storage.clock().millis() - SCRUB_MILLIS, SCRUB_BYTES);
    Map<Long, TTablet> tablets = new HashMap<>();
    for (Tablet tablet : storage.tablets()) {
      TTabletInfo info = tablet.info();
      info.setPathHash(storage.root().toString().hashCode());
      info.setUsed(info.isUsed() && storage.disk().isGood());
      tablets.put(tablet.id(), new TTablet(List.of(info)));
    }
    request.setReportVersion(now);
    request.setTablets(tablets);
    request.setNumTablets(tablets.size());
    send(request);
  }

  private void reportDisks() {
    TDisk disk = storage.disk().isGood() ? disk() : failedDisk();
    disk.setPathHash(disk.getRootPath().hashCode());
    disk.setStorageMedium(TStorageMedium.HDD);
    TReportRequest request = new TReportRequest();
    request.setDisks(Map.of(disk.getRootPath(), disk));
    request.setNumCores(Runtime.getRuntime().availableProcessors());
    send(request);
  }

  private TDisk disk() {
    File root = storage.root().toFile();
    long used = storage.tablets().stream().mapToLong(Tablet::bytes).sum();
    TDisk disk = new TDisk(root.getPath(), root.getTotalSpace(), used, /* used= */ true);
    disk.setDiskAvailableCapacity(root.getUsableSpace());
    disk.setTrashUsedCapacity(trashBytes());
    return disk;
  }

  /** As Doris tells of one. */
  private TDisk failedDisk() {
    TDisk disk = new TDisk(storage.root().toString(), 1, 0, /* used= */ false);
    disk.setDiskAvailableCapacity(0);
    disk.setTrashUsedCapacity(0);
    return disk;
  }

  private long trashBytes() {
    try {
      return storage.trash().bytes();
    } catch (IOException e) {
      return 0;
    }
  }

  private void send(TReportRequest request) {
    if (!frontend.master().isKnown()) {
      return;
    }
    try {
      request.setBackend(backend.get());
      frontend.call(client -> client.report(request));
    } catch (TException | RuntimeException e) {
      LOG.warn("report failed: {}", e.toString());
    }
  }
}
