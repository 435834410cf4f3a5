package org.dorisdr.minidoris.fe.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.dorisdr.minidoris.common.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves images of the metadata and then shortens the journal. One thread at a time. */
public final class Checkpointer {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

  private final ReentrantReadWriteLock lock;
  private final List<ImageModule> modules;
  private final ImageStore images;
  private final EditLog editLog;
  private long savedId;

  public Checkpointer(
      ReentrantReadWriteLock lock, List<ImageModule> modules, ImageStore images, EditLog editLog) {
    this.lock = lock;
    this.modules = modules;
    this.images = images;
    this.editLog = editLog;
  }

  /** Reads the newest good image into all modules; 0 if there is none. */
  public long load() {
    ImageStore.Image image = images.load().orElse(null);
    if (image == null) {
      return 0;
    }
    for (ImageModule module : modules) {
      if (image.modules().has(module.imageName())) {
        module.loadImage(image.modules().get(module.imageName()));
      }
    }
    savedId = image.journalId();
    return savedId;
  }

  /** Saves an image if at least {@code records} were applied since the last one. */
  public synchronized boolean save(long records) throws IOException {
    ObjectNode all = Json.mapper().createObjectNode();
    long id;
    Lock read = lock.readLock();
    read.lock();
    try {
      id = editLog.appliedId();
      if (id <= savedId || id - savedId < records) {
        return false;
      }
      modules.forEach(m -> all.set(m.imageName(), m.saveImage()));
    } finally {
      read.unlock();
    }
    images.save(id, all);
    savedId = id;
    LOG.info("saved image.{}", id);
    return true;
  }

  /** What an image would hold now. */
  public ObjectNode snapshot() {
    ObjectNode all = Json.mapper().createObjectNode();
    lock.readLock().lock();
    try {
      modules.forEach(m -> all.set(m.imageName(), m.saveImage()));
    } finally {
      lock.readLock().unlock();
    }
    return all;
  }

  /** Images that were saved here. */
  public ImageStore images() {
    return images;
  }
}
