"""What is given away: the same as the pages say, tagged, and never read as code."""
