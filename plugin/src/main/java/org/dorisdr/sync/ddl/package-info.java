/** Changes of structure: binlog record to statement, and its repetition when it was cut off. */
package org.dorisdr.sync.ddl;
