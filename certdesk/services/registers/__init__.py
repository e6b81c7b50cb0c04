"""The registers: their lines, figures and workbooks, and the days and months closed."""
