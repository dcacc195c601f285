-- Each rule once: they are kept by analyses_rules_check from here on.
ALTER TABLE public.analyses
    DROP CONSTRAINT analyses_required_check,
    DROP CONSTRAINT analyses_requested_analyzer_check,
    DROP CONSTRAINT analyses_error_code_check,
    DROP CONSTRAINT analyses_attempt_count_check,
    DROP CONSTRAINT analyses_first_attempt_check,
    DROP CONSTRAINT analyses_run_check,
    DROP CONSTRAINT analyses_queued_check,
    DROP CONSTRAINT analyses_processing_check,
    DROP CONSTRAINT analyses_completed_check,
    DROP CONSTRAINT analyses_failed_check,
    DROP CONSTRAINT analyses_time_left_check;
