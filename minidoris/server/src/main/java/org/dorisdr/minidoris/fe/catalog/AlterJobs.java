package org.dorisdr.minidoris.fe.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.journal.CorruptMetadataException;
import org.dorisdr.minidoris.fe.journal.ImageModule;

/** Alter jobs, running and lately finished. Guarded by the catalog's lock. */
public final class AlterJobs implements ImageModule {
  /** Finished jobs that are remembered; as in Doris, old ones are forgotten. */
  private static final int KEPT = 1000;

  private final TreeMap<Long, AlterJob> jobs = new TreeMap<>();
  private final TreeMap<Long, IndexJob> indexJobs = new TreeMap<>();

  public void put(AlterJob job) {
    jobs.put(job.jobId, job);
    jobs.values().removeIf(j -> jobs.size() > KEPT && j.finishTime > 0);
  }

  public void put(IndexJob job) {
    indexJobs.put(job.jobId(), job);
    indexJobs.values().removeIf(j -> indexJobs.size() > KEPT && j.finishedTimeMs() > 0);
  }

  /** By id, oldest first. */
  public Collection<AlterJob> all() {
    return jobs.values();
  }

  public Collection<IndexJob> indexJobs() {
    return indexJobs.values();
  }

  public Optional<AlterJob> job(long id) {
    return Optional.ofNullable(jobs.get(id));
  }

  @Override
  public String imageName() {
    return "alterJobs";
  }

  @Override
  public JsonNode saveImage() {
    ObjectNode all = Json.mapper().createObjectNode();
    all.set("jobs", Json.mapper().valueToTree(jobs.values()));
    all.set("indexJobs", Json.mapper().valueToTree(indexJobs.values()));
    return all;
  }

  @Override
  public void loadImage(JsonNode saved) {
    jobs.clear();
    indexJobs.clear();
    try {
      AlterJob[] old = Json.mapper().treeToValue(saved.get("jobs"), AlterJob[].class);
      Arrays.stream(old).forEach(this::put);
      IndexJob[] oldIndex = Json.mapper().treeToValue(saved.get("indexJobs"), IndexJob[].class);
      Arrays.stream(oldIndex).forEach(this::put);
    } catch (JsonProcessingException e) {
      throw new CorruptMetadataException("alter jobs in the image cannot be read", e);
    }
  }

  /** Those of a kind and database, for SHOW. */
  public Map<Long, AlterJob> of(String type, long dbId) {
    Map<Long, AlterJob> found = new TreeMap<>(jobs);
    found.values().removeIf(j -> j.dbId != dbId || !j.type.equals(type));
    return found;
  }
}
