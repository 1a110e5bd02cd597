"""The language of LimeSurvey's expressions: read, computed as LimeSurvey does, and put into ours."""
