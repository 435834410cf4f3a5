package org.dorisdr.minidoris.fe.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.ImageModule;

/**
 * Repositories, and the last backup and restore jobs of every database: what is durable of them.
 * Guarded by the catalog's lock.
 */
final class BackupState implements ImageModule {
  private final FeSettings settings;
  private final Map<String, Repository> repositories = new TreeMap<>();

  /** By database id, oldest first. */
  private final Map<Long, Deque<Job>> jobs = new LinkedHashMap<>();

  BackupState(FeSettings settings) {
    this.settings = settings;
  }

  static BackupState of(Frontend frontend) {
    return ((BackupManager) ((FeServer) frontend).backups()).state();
  }

  Collection<Repository> repositories() {
    return repositories.values();
  }

  Optional<Repository> repository(String name) {
    return Optional.ofNullable(repositories.get(name));
  }

  Optional<Repository> repository(long id) {
    return repositories.values().stream().filter(r -> r.id() == id).findFirst();
  }

  void putRepository(Repository repository) {
    repositories.put(repository.name(), repository);
  }

  void removeRepository(String name) {
    repositories.remove(name);
  }

  /** Replaces the job of that key, or adds it and lets the oldest go. */
  void putJob(Job job) {
    Deque<Job> ofDatabase = jobs.computeIfAbsent(job.dbId, id -> new ArrayDeque<>());
    if (!ofDatabase.isEmpty() && ofDatabase.getLast().key == job.key) {
      ofDatabase.removeLast();
    }
    long keep = Math.max(1, settings.number("max_backup_restore_job_num_per_db", 10));
    while (ofDatabase.size() >= keep) {
      ofDatabase.removeFirst();
    }
    ofDatabase.addLast(job);
  }

  /** Oldest first. */
  List<Job> jobs(long dbId) {
    return new ArrayList<>(jobs.getOrDefault(dbId, new ArrayDeque<>()));
  }

  /** The newest job of a database; null if it never had one. */
  Job current(long dbId) {
    Deque<Job> ofDatabase = jobs.get(dbId);
    return ofDatabase == null ? null : ofDatabase.peekLast();
  }

  /** The newest job of every database. */
  List<Job> current() {
    return jobs.values().stream().filter(d -> !d.isEmpty()).map(Deque::getLast).toList();
  }

  /** The newest finished local snapshot of that name. */
  Optional<BackupJob> localSnapshot(String label) {
    return jobs.values().stream()
        .flatMap(Deque::stream)
        .filter(BackupJob.class::isInstance)
        .map(BackupJob.class::cast)
        .filter(job -> job.isFinished() && job.isLocal() && job.label.equals(label))
        .reduce((older, newer) -> newer.createTime >= older.createTime ? newer : older);
  }

  @Override
  public String imageName() {
    return "backupHandler";
  }

  @Override
  public JsonNode saveImage() {
    ObjectNode saved = Json.mapper().createObjectNode();
    saved.set("repositories", Json.mapper().valueToTree(repositories.values()));
    List<JobHolder> all = new ArrayList<>();
    jobs.values().forEach(d -> d.forEach(job -> all.add(new JobHolder(job))));
    saved.set("jobs", Json.mapper().valueToTree(all));
    return saved;
  }

  /** Keeps Jackson from losing the job's class in a list. */
  record JobHolder(Job job) {}

  @Override
  public void loadImage(JsonNode saved) {
    repositories.clear();
    jobs.clear();
    for (JsonNode node : saved.path("repositories")) {
      putRepository(Json.mapper().convertValue(node, Repository.class));
    }
    for (JsonNode node : saved.path("jobs")) {
      putJob(Json.mapper().convertValue(node, JobHolder.class).job());
    }
  }
}
