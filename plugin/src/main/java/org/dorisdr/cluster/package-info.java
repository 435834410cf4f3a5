/**
 * Clients of a Doris cluster: thrift to its frontends (the master is found by itself) and backends,
 * SQL over the MySQL protocol. Source and target are spoken to through the same interfaces, so that
 * a model cluster can stand in for either in tests.
 */
package org.dorisdr.cluster;
