package org.dorisdr.minidoris.fe.journal;

import java.nio.file.Path;

/**
 * Where and as whom a frontend keeps its journal.
 *
 * @param nodeName unique in the group, for life
 * @param hostAndPort what other frontends reach {@code edit_log_port} at
 * @param helper {@code host:port} of a frontend of the group to join; itself or null on the first
 * @param freeDiskBytes writes are refused when less is left
 */
public record JeSettings(
    Path directory,
    String nodeName,
    String hostAndPort,
    String helper,
    long cacheBytes,
    long freeDiskBytes) {}
