/** An HTTP request as plain data. */
export interface HttpRequest {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  /** Absent for GET. */
  body?: string;
}
