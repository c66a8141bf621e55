"""What Mujaz costs beside its model: speed against raw CTranslate2, memory by number of lines, reading."""
