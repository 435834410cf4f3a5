/**
 * Replication jobs: full copy, then binlogs, exactly once.
 *
 * <p>Each package knows only those above it in this list:
 *
 * <ul>
 *   <li>{@code state}, {@code binlog}: what is stored, and what the source sends
 *   <li>{@code context}: what the parts of one job share
 *   <li>{@code watch}, {@code waiting}: what to apply next, and what has to wait
 *   <li>{@code copy}, {@code ddl}, {@code txn}: the three ways in which something arrives
 *   <li>{@code job}: the worker that uses them, and the commands' view of all jobs
 *   <li>{@code check}, {@code takeover}, {@code metric}: what users do with jobs that run
 * </ul>
 */
package org.dorisdr.sync;
