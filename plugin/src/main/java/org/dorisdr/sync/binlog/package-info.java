/** Records of the source's binlog, parsed. */
package org.dorisdr.sync.binlog;
